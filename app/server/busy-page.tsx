import { Mark } from "#app/components/mark.tsx";
import { LoadingState } from "#app/components/states.tsx";
import { staticDocument } from "#app/http/document.server.tsx";

let page: string | null = null;

/** What people see while the machine works off a rush: it loads itself again. Rendered once. */
export function busyPage(): string {
  page ??= staticDocument({
    title: "Đang đông người vào · Góc ASEAN",
    refreshSeconds: 6,
    children: (
      <main className="wrap section last stack">
        <p>
          <Mark />
        </p>
        <LoadingState title="Đang đông người vào" level={1}>
          Máy chủ nhận bài thi trước. Trang này tự tải lại sau vài giây, cứ để mở.
        </LoadingState>
      </main>
    ),
  });
  return page;
}
