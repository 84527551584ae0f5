import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { findReceipt, type ReceiptFound } from "#app/features/remedies/api.server.ts";
import { STATE_WORDS } from "#app/features/remedies/words.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Tra biên nhận · Góc ASEAN" }];

/** Who sees pupils of a class or organises a contest; nobody else sees that the page exists. */
function requireStaff({ context, request }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  if (scopeOf(viewer, "class.view").length + scopeOf(viewer, "contest.manage").length === 0) throw notFound();
  return viewer;
}

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const viewer = requireStaff(args);
  const { code = "" } = await formValues(args.request);
  const refuse = (error: string, status: number) => data({ code, error, found: null }, { status });
  if (code.trim() === "") return refuse("Nhập mã trên biên nhận.", 400);
  const found = await findReceipt(args.context.handle, viewer, code, args.context.clock.now());
  if (!found) return refuse("Không tìm thấy biên nhận này. Xem lại từng chữ trên biên nhận.", 404);
  return data({ code: found.code, error: null, found }, { headers: { "Cache-Control": "no-store" } });
}

export default function Receipt() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Tra biên nhận"
        lead="Tra được biên nhận của thí sinh thuộc lớp, trường hay cuộc thi đang phụ trách."
      />
      <div className="section last stack">
        <Form method="post" className="stack" noValidate>
          <TextInput
            name="code"
            label="Mã biên nhận"
            hint="12 chữ và số, ví dụ K7PQ-3XWM-9TRA. Gõ chữ thường, không gạch nối cũng được."
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={answer?.code}
            error={answer?.error}
            maxLength={40}
          />
          <div className="form-actions">
            <Button>Tra</Button>
          </div>
        </Form>
        {answer?.found && <Found found={answer.found} />}
      </div>
    </>
  );
}

function Found({ found }: { found: ReceiptFound }) {
  return (
    <Sheet id="bien-nhan" title={`Biên nhận ${found.code}`} className="stack">
      <Facts
        items={[
          {
            term: "Thí sinh",
            value: found.organiser ? (
              <a href={paths.contestPerson(found.contest.slug, found.person)}>{found.name}</a>
            ) : (
              found.name
            ),
            note: found.place || undefined,
          },
          {
            term: "Cuộc thi",
            value: found.contest.title,
            note: found.rehearsal ? `${found.round}, thi thử` : found.round,
          },
          { term: "Trạng thái", value: STATE_WORDS[found.state] },
          {
            term: "Đã lưu",
            value: found.answered === null ? "–" : `${found.answered}/${found.questions} câu`,
            note: found.answered === null ? "Từng câu trả lời đã hết thời hạn lưu." : undefined,
          },
          { term: "Vào thi", value: formatDateTime(found.startedAt) },
          { term: "Đóng bài", value: found.finishedAt === null ? "–" : formatDateTime(found.finishedAt) },
        ]}
      />
    </Sheet>
  );
}
