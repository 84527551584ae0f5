import { MoreLink } from "#app/components/more-link.tsx";
import { Corner } from "#app/components/page-head.tsx";
import { paths } from "#app/paths.ts";

/** Where teachers begin. Who is signed in and has no class is not sent to a page that is not theirs. */
export function TeachersCorner({ hasClasses, signedIn }: { hasClasses: boolean; signedIn: boolean }) {
  return (
    <div className="p-common self-start">
      <Corner>
        <h2>Góc thầy cô</h2>
        <p className="soft m3">
          Xem bạn nào trong lớp đã học, đã thi, còn ai chưa bắt đầu. Mỗi bài ghi rõ hợp với buổi nào.
        </p>
        <ul className="bare m2">
          {(hasClasses || !signedIn) && (
            <li>
              <MoreLink href={hasClasses ? paths.myClasses() : paths.signIn(paths.myClasses())}>
                {hasClasses ? "Mở lớp của thầy cô" : "Đăng nhập để xem lớp"}
              </MoreLink>
            </li>
          )}
          <li>
            <MoreLink href={paths.lessons()}>Chọn bài cho buổi sinh hoạt</MoreLink>
          </li>
          <li>
            <MoreLink href={paths.guide("thay-co")}>Thầy cô bắt đầu từ đâu</MoreLink>
          </li>
        </ul>
      </Corner>
    </div>
  );
}
