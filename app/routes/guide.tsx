import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Facts } from "#app/components/facts.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Hướng dẫn · Góc ASEAN" }];

export function loader({ context }: LoaderFunctionArgs) {
  return { supportPhone: context.settings.supportPhone };
}

/** What the words of the attempt mean, and what to do when something breaks in the middle of it. */
function SittingGuide() {
  return (
    <section className="section" aria-labelledby="dang-thi">
      <h2 id="dang-thi">Trong lúc thi</h2>
      <Facts
        className="m4 prose"
        items={[
          { term: "Đã lưu", value: "Máy chủ đã giữ câu trả lời." },
          {
            term: "Chờ gửi",
            value: "Câu trả lời đang giữ trong máy bạn và tự gửi khi có mạng.",
          },
          {
            term: "Mất mạng",
            value: "Cứ làm tiếp, không đổi máy. Có mạng lại, các câu chờ tự gửi.",
            note: "Câu đến máy chủ sau hạn nộp không được tính, nên đừng đợi đến phút cuối.",
          },
          {
            term: "Tải lại trang, máy tắt",
            value: "Mở lại cuộc thi trên chính máy đó rồi bấm Làm tiếp. Câu đã chọn vẫn còn, đồng hồ vẫn chạy.",
          },
          {
            term: "Đổi sang máy khác",
            value: "Đăng nhập ở máy mới, bấm Làm tiếp. Máy cũ chuyển sang chỉ xem.",
            note: "Câu còn chờ gửi ở máy cũ có thể không được tính.",
          },
          {
            term: "Viết câu trả lời",
            value: "Gõ xong dừng tay là được lưu, không cần bấm gì. Xoá trắng là bỏ câu trả lời.",
          },
          {
            term: "Sắp xếp, nối cặp",
            value:
              "Bấm mũi tên để chuyển mục; chọn trong danh sách để nối. Đúng một phần cũng có điểm nếu thể lệ ghi vậy.",
          },
          {
            term: "Trình duyệt cũ",
            value: "Vẫn thi được: cả đề trên một trang, bấm Lưu để giữ bài, Nộp bài khi xong.",
          },
        ]}
      />
    </section>
  );
}

/** What teachers, organisers and the department can do here; each entry is in the menu of who has the role. */
function StaffGuide() {
  return (
    <>
      <section className="section" aria-labelledby="thay-co">
        <h2 id="thay-co">Thầy cô, bí thư</h2>
        <ul className="m3">
          <li>
            Mở <a href={paths.myClasses()}>Lớp</a>: thấy từng bạn đã thi hay chưa, mấy lượt, học xong bao nhiêu bài. Lọc
            “Chưa thi” để nhắc.
          </li>
          <li>
            Bí thư mở một chi đoàn rồi bấm Đoàn viên: đánh dấu bạn nào là đoàn viên. Chi đoàn ngoài trường nhập danh
            sách từ tệp Excel.
          </li>
          <li>
            Chọn <a href={paths.lessons()}>bài học</a> theo buổi ghi dưới tên bài. Đọc trên máy chiếu không cần đăng
            nhập.
          </li>
          <li>
            Thí sinh hỏi bài đã nộp chưa: <a href={paths.receipt()}>tra biên nhận</a> bằng mã trên biên nhận.
          </li>
          <li>In phát tay bằng lệnh In của trình duyệt: bản in có câu hỏi, không có đáp án.</li>
        </ul>
      </section>
      <section className="section" aria-labelledby="ban-to-chuc">
        <h2 id="ban-to-chuc">Ban tổ chức</h2>
        <ul className="m3">
          <li>
            Mở <a href={paths.organiser()}>Tổ chức thi</a>, đặt tên rồi đi qua sáu bước; dừng lúc nào cũng được. Bên
            cạnh là thể lệ như thí sinh sẽ thấy. Bước cuối chỉ ra chỗ còn thiếu.
          </li>
          <li>Năm sau, chép cuộc thi cũ và chọn ngày mở mới: mọi giờ dời theo.</li>
          <li>Thêm một buổi thi thử để các trường thử phòng máy: không tính điểm, không lên bảng.</li>
          <li>
            Đã công bố mà phải gia hạn hay sửa: mở cuộc thi, chọn Sửa giờ, thể lệ, ghi lý do. Bản cũ vẫn đọc được; ai
            đang làm bài nhận giờ đóng mới ngay.
          </li>
          <li>Trong giờ thi, xem số bài đang làm và số lượt đã đóng.</li>
          <li>
            Mất điện, mất mạng: mở cuộc thi, chọn Cộng giờ cho một người, một trường hay cả vòng. Trang cho xem trước ai
            được thêm đến lúc nào. Thí sinh khuyết tật được thêm giờ cũng ở đây.
          </li>
          <li>
            Thi hộ, nhầm tài khoản, máy hỏng: chọn Huỷ lượt, cho thi lại, tìm thí sinh rồi ghi lý do. Lượt đã huỷ khôi
            phục được đến khi chốt kết quả chính thức.
          </li>
          <li>Mọi vòng đã đóng thì chốt kết quả. Bản đã chốt không sửa được.</li>
          <li>
            Đáp án sai hay câu có lỗi: mở cuộc thi, chọn Đáp án, đính chính. Trang tính thử ai đổi điểm, đổi hạng trước,
            bạn quyết định rồi mới chấm lại. Kết quả đã chốt thì ra tiếp bản đính chính, có lý do in trên bảng xếp hạng.
          </li>
        </ul>
      </section>
      <section className="section" aria-labelledby="so">
        <h2 id="so">Sở</h2>
        <ul className="m3">
          <li>
            Mở <a href={paths.department()}>Số liệu</a> để xem số người dự thi và tỷ lệ trên sĩ số của các đơn vị.
          </li>
          <li>Tải số liệu về thành tệp CSV, mở được bằng Excel.</li>
          <li>
            Cần một con số cố định cho báo cáo thì <a href={paths.rolls()}>chốt sĩ số</a>: học sinh chuyển đi, chuyển
            đến sau đó không đổi số đã chốt.
          </li>
        </ul>
      </section>
    </>
  );
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
            {supportPhone ? (
              <>
                Hỏi thầy cô phụ trách trước. Chưa xong thì gọi <b className="phone">{supportPhone}</b>; trang có mã lỗi
                thì đọc mã đó.
              </>
            ) : (
              "Hỏi thầy cô phụ trách. Trang có mã lỗi thì gửi kèm mã đó."
            )}
          </p>
        </section>
      </div>
    </>
  );
}
