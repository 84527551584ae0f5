import { paths } from "#app/paths.ts";

/** What teachers, organisers and the department can do here; each entry is in the menu of who has the role. */
export function StaffGuide() {
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
            Chọn <a href={paths.lessons()}>bài học</a> theo buổi ghi dưới tên bài. Đọc trên máy chiếu không cần đăng
            nhập.
          </li>
          <li>In phát tay bằng lệnh In của trình duyệt: bản in có câu hỏi, không có đáp án.</li>
        </ul>
      </section>
      <section className="section" aria-labelledby="ban-to-chuc">
        <h2 id="ban-to-chuc">Ban tổ chức</h2>
        <ul className="m3">
          <li>
            Mở <a href={paths.organiser()}>Tổ chức thi</a>, tạo cuộc thi bằng một biểu mẫu. Thể lệ viết ra từ biểu mẫu,
            đề rút từ ngân hàng câu hỏi đã duyệt.
          </li>
          <li>Trong giờ thi, xem số bài đang làm và số lượt đã đóng.</li>
          <li>Mọi vòng đã đóng thì chốt kết quả. Bản đã chốt không sửa được.</li>
        </ul>
      </section>
      <section className="section" aria-labelledby="so">
        <h2 id="so">Sở</h2>
        <ul className="m3">
          <li>
            Mở <a href={paths.department()}>Số liệu</a> để xem số người dự thi và tỷ lệ trên sĩ số của các đơn vị.
          </li>
          <li>Tải số liệu về thành tệp CSV, mở được bằng Excel.</li>
        </ul>
      </section>
    </>
  );
}
