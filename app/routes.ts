/** The whole URL map: Vietnamese addresses to English files. The attempt's own addresses are in paths.ts. */
import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("bai-hoc", "routes/lessons.tsx"),
  route("bai-hoc/:lesson", "routes/lesson.tsx"),
  route("toi", "routes/me.ts"),
  route("toi/bai-hoc", "routes/lesson-progress.ts"),
  route("cuoc-thi", "routes/contests.tsx"),
  route("cuoc-thi/:slug", "routes/contest.tsx"),
  route("ket-qua/:attempt", "routes/attempt-result.tsx"),
  route("bang-xep-hang", "routes/boards.tsx"),
  route("bang-xep-hang/:slug", "routes/board.tsx"),
  route("dang-nhap", "routes/sign-in.tsx"),
  route("dang-xuat", "routes/sign-out.ts"),
  route("lop", "routes/classes.tsx"),
  route("lop/:unit", "routes/class.tsx"),
  route("to-chuc", "routes/organiser.tsx"),
  route("to-chuc/moi", "routes/organiser-new.tsx"),
  route("to-chuc/:slug", "routes/organiser-contest.tsx"),
  route("so", "routes/department.tsx"),
  route("so/so-lieu.csv", "routes/department-csv.ts"),
  route("huong-dan", "routes/guide.tsx"),
  route("quyen-rieng-tu", "routes/privacy.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
