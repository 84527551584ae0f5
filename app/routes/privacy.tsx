import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { type NameRelation, type NameShown, nameShown } from "#app/domain/name-visibility.ts";
import { termWords } from "#app/domain/retention.ts";
import { retentionTerms } from "#app/features/privacy/api.server.ts";

export const meta: MetaFunction = () => [{ title: "Quyền riêng tư của học sinh · Góc ASEAN" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { answers, left, audit, absences } = await retentionTerms(context.handle);
  return {
    organisation: context.organisation.name,
    supportPhone: context.settings.supportPhone,
    kept: {
      absences: termWords("absences", absences),
      answers: termWords("answers", answers),
      left: termWords("left", left),
      audit: termWords("audit", audit),
    },
  };
}

/** Who looks, from outside to inside; `self` goes without saying. */
const VIEWERS: readonly { relation: NameRelation; words: string }[] = [
  { relation: "visitor", words: "Người chưa đăng nhập" },
  { relation: "signedIn", words: "Học sinh, đoàn viên nơi khác" },
  { relation: "sameSchool", words: "Bạn cùng trường" },
  { relation: "staffElsewhere", words: "Thầy cô, cán bộ nơi khác" },
  { relation: "staffAbove", words: "Thầy cô của lớp, của trường; bí thư, ban tổ chức, Sở trong phạm vi của mình" },
];

const SHOWN: Record<NameShown, string> = {
  full: "Họ tên đầy đủ",
  masked: "Viết tắt: Nguyễn\u00a0V.\u00a0A.",
  none: "Không thấy",
};

/** The very table by which pages decide, in words. */
function NameTable() {
  return (
    <DataTable
      caption="Ai thấy tên học sinh ở đâu"
      hideCaption
      rows={VIEWERS}
      rowKey={(row) => row.relation}
      columns={[
        { key: "viewer", header: "Người xem", rowHeader: true, cell: (row) => row.words },
        { key: "board", header: "Bảng xếp hạng", cell: (row) => SHOWN[nameShown(row.relation, "board")] },
        { key: "roster", header: "Danh sách lớp", cell: (row) => SHOWN[nameShown(row.relation, "roster")] },
      ]}
    />
  );
}

export default function Privacy() {
  const { organisation, supportPhone, kept } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Quyền riêng tư của học sinh"
        lead="Trang này lưu gì về bạn, ai thấy tên bạn và hỏi ai khi muốn xem, sửa, xoá."
      />
      <div className="guide">
        <section className="section" aria-labelledby="luu-gi">
          <h2 id="luu-gi">Lưu những gì</h2>
          <ul className="m3">
            <li>Họ tên, ngày sinh, mã học sinh, lớp, chi đoàn hoặc chi đội, do nhà trường đưa lên.</li>
            <li>Bài đang học, bài đã xong và số câu hỏi trong bài trả lời đúng.</li>
            <li>Từng câu trả lời khi thi với giờ gửi; điểm, thời gian làm bài, biên nhận.</li>
            <li>
              Số lần và thời gian rời khỏi trang khi đang làm bài. Chỉ ban tổ chức xem, để hỏi lại khi cần; không trừ
              điểm.
            </li>
            <li>
              Lần đăng nhập đầu tiên, gần nhất và các phiên đăng nhập. Mật khẩu được mã hoá một chiều, không ai đọc lại
              được.
            </li>
            <li>Nhật ký thầy cô, cán bộ đã mở danh sách lớp nào, lúc nào.</li>
          </ul>
          <p className="m3">
            Không lưu số căn cước, số điện thoại, email, thông tin cha mẹ, dân tộc. Không quảng cáo, không gửi dữ liệu
            cho bên khác.
          </p>
        </section>
        <section className="section" aria-labelledby="ai-thay">
          <h2 id="ai-thay">Ai thấy tên bạn</h2>
          <NameTable />
          <p className="m3">
            Họ tên đầy đủ chỉ hiện ngoài trường khi bạn và cha mẹ (hoặc người giám hộ) cùng đồng ý. Rút lại lúc nào cũng
            được, nói với thầy cô: tên rút gọn ngay.
          </p>
          <p className="small soft m3">Trường, xã, phường và chi đoàn hiện tên và con số với mọi người.</p>
        </section>
        <section className="section" aria-labelledby="bao-lau">
          <h2 id="bao-lau">Giữ bao lâu</h2>
          <ul className="m3">
            <li>Từng câu trả lời: {kept.answers} sau khi cả cuộc thi kết thúc. Điểm, thời gian và hạng vẫn giữ.</li>
            <li>Số lần rời trang khi làm bài: {kept.absences}.</li>
            <li>
              Họ tên, ngày sinh, mã và tài khoản: {kept.left} sau khi bạn rời lớp và chi đoàn. Sau đó lượt thi chỉ còn
              là con số không tên.
            </li>
            <li>Nhật ký ai đã xem gì: {kept.audit}.</li>
          </ul>
        </section>
        <section className="section" aria-labelledby="tren-may">
          <h2 id="tren-may">Trên máy bạn dùng</h2>
          <p className="m3">
            Một cookie giữ phiên đăng nhập, hết khi đóng trình duyệt hoặc sau 8 giờ. Khi thi, câu trả lời chờ gửi nằm
            trong máy, không kèm tên; gửi xong thì xoá. Bài học đã mở được lưu để đọc khi không có mạng, giống nhau với
            mọi người; phần bạn học lúc mất mạng nằm trong máy, không kèm tên, gửi xong hoặc bấm Thoát thì xoá.
          </p>
        </section>
        <section className="section last" aria-labelledby="hoi-ai">
          <h2 id="hoi-ai">Hỏi ai</h2>
          <p className="m3">
            Muốn xem, sửa hay xoá thông tin của mình, bạn hoặc cha mẹ nói với nhà trường. Nơi quản lý trang này:{" "}
            {organisation}
            {supportPhone && (
              <>
                , điện thoại <b className="phone">{supportPhone}</b>
              </>
            )}
            .
          </p>
        </section>
      </div>
    </>
  );
}
