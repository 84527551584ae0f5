import { CopyText } from "#app/components/copy-text.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";

/** The one time that a token can be read. */
export function TokenMade({ name, token }: { readonly name: string; readonly token: string }) {
  return (
    <Sheet id="ma-moi" title={`Đã tạo mã “${name}”`}>
      <Note tone="warn" live="status" title="Chép mã ngay bây giờ: rời trang này là không xem lại được">
        Hệ thống chỉ giữ bản băm. Cất mã như mật khẩu, không gửi qua nhóm chat, không để trong tệp nhiều người đọc.
      </Note>
      <CopyText id="ma" label="Mã truy cập" text={token} done="Đã chép mã." />
    </Sheet>
  );
}
