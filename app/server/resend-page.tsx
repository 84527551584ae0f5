import { Button } from "#app/components/button.tsx";
import { Mark } from "#app/components/mark.tsx";
import { ErrorState } from "#app/components/states.tsx";
import { staticDocument } from "#app/http/document.server.tsx";

/** What a form without JavaScript gets when it could not be taken: everything that was sent, ready to be sent again. */
export function resendPage(action: string, fields: readonly (readonly [string, string])[]): string {
  const kept = fields.length > 0 ? "Các câu vừa chọn vẫn nằm ở trang này. " : "";
  return staticDocument({
    title: "Chưa gửi được · Góc ASEAN",
    children: (
      <main className="wrap">
        <div className="section last read stack">
          <p className="brand">
            <Mark />
            <b>Góc ASEAN</b>
          </p>
          <form method="post" action={action}>
            {fields.map(([name, value], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may come more than once, and the list never changes
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <ErrorState title="Chưa gửi được" level={1} action={<Button big>Gửi lại</Button>}>
              Máy chủ đang bận. {kept}Chờ vài giây rồi bấm Gửi lại.
            </ErrorState>
          </form>
        </div>
      </main>
    ),
  });
}
