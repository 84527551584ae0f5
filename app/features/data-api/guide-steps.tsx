import { DataTable } from "#app/components/data-table.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { ApiGuide } from "./guide.server.ts";
import { Listing } from "./guide-sheet.tsx";

/** How figures are pulled, for who writes the program. */
export function GuideSteps({ origin, perMinute }: { readonly origin: string; readonly perMinute: number }) {
  const curl = (path: string, more: readonly string[] = []) =>
    ["curl -sS", '-H "Authorization: Bearer $GOC_TOKEN"', ...more, `"${origin}${paths.api(path)}"`].join(" \\\n  ");
  return (
    <section className="section stack" id="cach-lay" aria-labelledby="cach-lay-tieu-de">
      <h2 className="h-m" id="cach-lay-tieu-de">
        Cách lấy số liệu
      </h2>
      <ol className="stack">
        <li>
          <b>Xin mã truy cập.</b> Cán bộ Sở hay quản trị hệ thống tạo ở <a href={paths.apiTokens()}>Mã truy cập API</a>.
          Mã đọc được một đơn vị và các đơn vị dưới nó; ngoài phạm vi ấy trả lời như không có.
        </li>
        <li>
          <b>Gửi mã trong tiêu đề Authorization</b>, không ghi vào địa chỉ:
          <Listing label="Lệnh curl: các cuộc thi" text={curl("/contests")} />
        </li>
        <li>
          <b>Chọn dạng bằng tiêu đề Accept.</b> Không gửi, hay gửi application/json, là JSON. Gửi text/csv là CSV mở
          được ngay bằng Excel: UTF-8 có BOM, phần lẻ ghi dấu phẩy, chữ giống công thức có dấu ’ đứng trước, cột asOf ở
          cuối.
          <Listing
            label="Lệnh curl: số liệu dự thi bằng CSV"
            text={curl("/participation?contest=MÃ&by=schools", ['-H "Accept: text/csv"', "-o so-lieu.csv"])}
          />
        </li>
        <li>
          <b>Đọc từng trang.</b> Mỗi trang có next (và tiêu đề Link, rel=“next”) là địa chỉ trang sau; next trống là
          hết. Con trỏ chỉ dùng với đúng câu hỏi đã sinh ra nó.
        </li>
        <li>
          <b>Nhìn asOf.</b> Mỗi trả lời nói số liệu tính đến lúc nào, theo giờ Việt Nam (+07:00). Bản chốt và báo cáo đã
          ban hành thì asOf đứng yên. Chưa biết thì null, không bao giờ ghi 0.
        </li>
        <li>
          <b>Hỏi lại mà không tải lại.</b> Gửi ETag lần trước trong If-None-Match: số liệu không đổi thì nhận 304, không
          có nội dung.
        </li>
        <li>
          <b>Hỏi vừa phải.</b> Mỗi mã {formatNumber(perMinute)} lần mỗi phút; RateLimit-Remaining cho biết còn bao
          nhiêu. Nhận 429 hay 503 thì chờ số giây trong Retry-After: lúc có cuộc thi, máy chủ dành sức cho người thi.
        </li>
        <li>
          <b>Nối dữ liệu bằng id.</b> id không bao giờ đổi; tên và mã chính thức có thể đổi khi sắp xếp đơn vị.
        </li>
      </ol>
      <p>
        Các số ở đây cùng một nơi với trang Số liệu, bảng xếp hạng và báo cáo, không tính lại. API chỉ đọc (GET, HEAD),
        không mở cho mã chạy trong trang web khác (không có CORS), và không có gì về từng học sinh. Trường mới có thể
        được thêm vào trả lời; thay đổi làm hỏng phần mềm đang chạy sẽ có địa chỉ khác.
      </p>
      <p>
        Mô tả cho máy, OpenAPI 3.1: <a href={paths.openApi()}>{paths.openApi()}</a>
      </p>
    </section>
  );
}

/** What a program may be told instead of figures. */
export function ProblemTable({ problems }: Pick<ApiGuide, "problems">) {
  return (
    <section className="section last stack" id="loi" aria-labelledby="loi-tieu-de">
      <h2 className="h-m" id="loi-tieu-de">
        Khi không có số liệu
      </h2>
      <p>
        Trả lời là application/problem+json (RFC 9457): type không bao giờ đổi, detail nói sai gì và làm gì, errors nói
        tham số nào, instance là mã lỗi có trong nhật ký của máy chủ.
      </p>
      <DataTable
        caption="Các loại lỗi"
        mode="fold"
        rows={problems}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "type",
            header: "type",
            rowHeader: true,
            cell: ({ code }) => (
              <span className="address" id={code}>
                {paths.apiGuide(code)}
              </span>
            ),
          },
          { key: "status", header: "Trạng thái", numeric: true, cell: ({ status }) => status },
          { key: "detail", header: "Nghĩa", cell: ({ title, detail }) => `${title}. ${detail}` },
        ]}
      />
    </section>
  );
}
