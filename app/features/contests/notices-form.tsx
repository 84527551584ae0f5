import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { type NoticeLine, sizeWords } from "./notice-list.tsx";

interface NoticesFormProps {
  notices: readonly NoticeLine[];
  /** Of a published contest: what is added is public at once. */
  published: boolean;
  error: string | undefined;
}

/** Attached notices: adding one, taking one away. A form of its own, since files are sent apart. */
export function NoticesForm({ notices, published, error }: NoticesFormProps) {
  const busy = useNavigation().formData?.get("intent") === "upload";
  return (
    <Sheet id="van-ban" title="Văn bản đính kèm">
      <p className="soft m2">
        Công văn, kế hoạch dạng PDF, tối đa 5 MB mỗi tệp.{" "}
        {published ? "Thêm hay bỏ là có hiệu lực ngay." : "Mọi người xem được khi cuộc thi công bố."}
      </p>
      {notices.length > 0 && (
        <ul className="bare stack-s m4">
          {notices.map((notice) => (
            <li key={notice.id} className="row between">
              <span>
                <a href={notice.href}>{notice.name}</a> <span className="small soft">({sizeWords(notice.size)})</span>
              </span>
              <Form method="post">
                <input type="hidden" name="intent" value="remove-notice" />
                <Button variant="plain" name="file" value={notice.id} aria-label={`Bỏ ${notice.name}`}>
                  Bỏ
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" encType="multipart/form-data" className="add-unit m4" key={notices.length}>
        <input type="hidden" name="intent" value="upload" />
        <TextInput name="file" type="file" accept="application/pdf,.pdf" label="Thêm tệp PDF" error={error} />
        <Button variant="quiet" disabledReason={busy ? "Đang gửi tệp…" : undefined}>
          Gửi tệp
        </Button>
      </Form>
    </Sheet>
  );
}
