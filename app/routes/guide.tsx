import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import { paths } from "#app/paths.ts";
import { SittingGuide } from "./guide/sitting.tsx";
import { StaffGuide } from "./guide/staff.tsx";

export const meta: MetaFunction = () => [{ title: "Hướng dẫn · Góc ASEAN" }];

export function loader({ context }: LoaderFunctionArgs) {
  return { supportPhone: context.settings.supportPhone };
}

export default function Guide() {
  const { supportPhone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Hướng dẫn" lead="Đăng nhập, đọc bài, vào thi; rồi đến phần của thầy cô, ban tổ chức và Sở." />
      <div className="guide">
        <section className="section" aria-labelledby="hoc-sinh">
          <h2 id="hoc-sinh">Học sinh, đoàn viên</h2>
          <ol className="steps m5">
            <li>
              <h3>Đăng nhập</h3>
              <p>
                <a href={paths.signIn()}>Nhập mã và mật khẩu</a> trên phiếu thầy cô phát. Không cần email hay số điện
                thoại. Mất phiếu hoặc quên mật khẩu thì báo thầy cô.
              </p>
              <p>Dùng máy chung, làm xong bấm Thoát. Đóng trình duyệt hoặc sau 8 giờ, phiên đăng nhập cũng hết.</p>
            </li>
            <li>
              <h3>Đọc bài</h3>
              <p>
                Ai cũng <a href={paths.lessons()}>đọc được bài học</a>. Đã đăng nhập thì bài đang học, bài đã xong được
                lưu lại. Câu hỏi trong bài để tự kiểm tra, không tính điểm.
              </p>
            </li>
            <li>
              <h3>Vào thi</h3>
              <p>
                Mở <a href={paths.contests()}>Cuộc thi</a>, đọc thể lệ, bấm Bắt đầu làm bài. Đồng hồ chạy ngay khi bấm,
                theo giờ máy chủ, không dừng lại được. Hạn nộp của bạn ghi sẵn trước khi bấm.
              </p>
            </li>
            <li>
              <h3>Nộp bài, giữ biên nhận</h3>
              <p>
                Nộp rồi không sửa được. Biên nhận ghi số câu đã lưu, giờ đóng bài và một mã; cần đối chiếu thì đưa mã
                này. Hết giờ mà chưa bấm Nộp bài, máy chủ tự đóng bài với các câu đã lưu.
              </p>
            </li>
          </ol>
        </section>
        <SittingGuide />
        <StaffGuide />
        <section className="section last" aria-labelledby="can-giup">
          <h2 id="can-giup">Cần giúp</h2>
          <p className="m3">
            Hỏi thầy cô phụ trách trước.
            {supportPhone && (
              <>
                {" "}
                Chưa xong thì gọi <b className="phone">{supportPhone}</b>; trang có mã lỗi thì đọc mã đó.
              </>
            )}
          </p>
        </section>
      </div>
    </>
  );
}
