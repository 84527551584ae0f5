import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { searchKey } from "#app/domain/vietnamese.ts";
import { recordTaught, removeTaught, taughtForm, taughtPage } from "#app/features/lessons/api.server.ts";
import { TaughtForm } from "#app/features/lessons/taught-form.tsx";
import { TaughtList } from "#app/features/lessons/taught-list.tsx";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound, requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Đã dạy ${page?.lesson.title ?? ""} · Góc ASEAN` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "class.view");
  const actor = requireViewer(context, request);
  const lesson = context.content.lessons.get(params.lesson ?? "");
  if (!lesson) throw notFound();
  const query = new URL(request.url).searchParams;
  const words = (query.get("q") ?? "").slice(0, 60);
  const [unit, entry] = [query.get("lop"), query.get("muc")];
  const asked = { lesson: lesson.id, search: searchKey(words), words, unit, entry };
  const page = await taughtPage(context.handle, context.content, asked, { actor, now: context.clock.now() });
  if (!page) throw notFound();
  return {
    lesson: {
      id: lesson.id,
      title: lesson.title,
      slot: lesson.slots.find((slot) => slot !== "flag") ?? lesson.slots[0]!,
    },
    unit,
    done: query.get("xong"),
    ...page,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  requireScope(context, request, "class.view");
  const actor = requireViewer(context, request);
  const lesson = context.content.lessons.get(params.lesson ?? "");
  if (!lesson) throw notFound();
  const by = { actor, now: context.clock.now() };
  const values = await formValues(request);
  if (values.intent === "remove") {
    const removed = await removeTaught(context.handle, values.entry ?? "", by);
    return redirect(`${paths.taught(lesson.id)}?xong=${removed ? "rut" : "khong-co"}`);
  }
  const checked = checkForm(taughtForm, values);
  if (!checked.ok) return data({ values, errors: checked.errors }, 400);
  const outcome = await recordTaught(context.handle, lesson.id, checked.value, by);
  if (!outcome.ok) return data({ values, errors: { [outcome.field]: outcome.message } }, 400);
  return redirect(`${paths.taught(lesson.id)}?xong=ghi`);
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  ghi: "Đã ghi.",
  rut: "Đã rút lại.",
  "khong-co": "Dòng ấy không còn.",
};

export default function Taught() {
  const { lesson, unit, done, words, more, lines, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const { entry } = page;
  const doneWords = !answer && done ? DONE_WORDS[done] : undefined;
  return (
    <>
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: lesson.title, href: paths.lesson(lesson.id) },
          { label: "Đã dạy" },
        ]}
      />
      <PageHead
        title={entry ? "Sửa dòng đã dạy" : "Ghi đã dạy"}
        lead={`Bài “${lesson.title}”. Ghi cả lớp một dòng, không ghi tên học sinh. Ghi lại cùng lớp, cùng buổi, cùng ngày thì sửa số có mặt.`}
      />
      <section className="section last stack">
        {doneWords && <Note tone="ok" title={doneWords} live="status" />}
        <FormError
          problems={Object.entries(errors).map(([field, message]) =>
            field === "form" ? { message } : { field, message },
          )}
        />
        {(more || words !== "") && (
          <form method="get" action={paths.taught(lesson.id)} className="inline">
            <TextInput name="q" label="Tìm lớp hoặc trường" type="search" defaultValue={words} maxLength={60} />
            <Button variant="quiet">Tìm</Button>
          </form>
        )}
        {page.classes.length > 0 ? (
          <TaughtForm
            lesson={lesson.id}
            page={page}
            unit={unit}
            slot={lesson.slot}
            values={answer?.values ?? {}}
            errors={errors}
          />
        ) : (
          <p>{words === "" ? "Tài khoản này chưa có lớp." : `Không có lớp nào có “${words}” trong tên.`}</p>
        )}
        {entry && (
          <form method="post" action={paths.taught(lesson.id)} className="row">
            <input type="hidden" name="entry" value={entry.id} />
            <Button name="intent" value="remove" variant="danger">
              Rút lại dòng này
            </Button>
            <ButtonLink variant="quiet" href={paths.taught(lesson.id)}>
              Giữ nguyên
            </ButtonLink>
          </form>
        )}
        {lines.length > 0 && <TaughtList caption="Thầy cô đã ghi" lines={lines} of="lesson" />}
      </section>
    </>
  );
}
