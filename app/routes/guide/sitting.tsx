import { Facts } from "#app/components/facts.tsx";

/** What the words of the attempt mean, and what to do when something breaks in the middle of it. */
export function SittingGuide() {
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
            term: "Trình duyệt cũ",
            value: "Vẫn thi được: cả đề trên một trang, bấm Lưu để giữ bài, Nộp bài khi xong.",
          },
        ]}
      />
    </section>
  );
}
