/** The school's way to let a pupil sit once more, with a reason (product §1); the organiser sees each one. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { personAccess } from "#app/features/privacy/api.server.ts";
import { allowResit, personResits, type RulingResult } from "#app/features/remedies/api.server.ts";
import { ResitSheet, RulingTable } from "#app/features/remedies/attempt-tables.tsx";
import { rulingForm } from "#app/features/remedies/forms.ts";
import { RulingForm } from "#app/features/remedies/ruling-form.tsx";
import { RULING_REFUSALS } from "#app/features/remedies/words.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Cho thi lại · Góc ASEAN" }];

async function pageOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  const now = context.clock.now();
  const access = await personAccess(context.handle, viewer, params.person ?? "", now);
  if (!access || access.self || !access.may("attempt.resit")) throw notFound();
  const by = { account: viewer.account, now };
  return { person: access.person, by, contests: await personResits(context.handle.db, access.person, by) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, by, contests } = await pageOf(args);
  const query = new URL(args.request.url).searchParams;
  const lines = contests.map(({ view, of }) => ({ slug: view.contest.slug, title: view.contest.title, of }));
  const wanted = query.get("thi-lai");
  const asked = lines.flatMap((line) => {
    const round = line.of.rounds.find(({ id, closed }) => id === wanted && !closed);
    return round ? [{ ...line, round }] : [];
  })[0];
  return { person, now: by.now, contests: lines, asked: asked ?? null, id: newId(), done: query.get("xong") === "1" };
}

export async function action(args: ActionFunctionArgs) {
  const { person, by, contests } = await pageOf(args);
  const values = await formValues(args.request);
  const form = checkForm(rulingForm, values);
  const refuse = (message: string | null, errors: Record<string, string>, status: number) =>
    data({ message, reason: values.reason ?? "", error: errors.reason }, { status });
  if (!form.ok) return refuse(form.errors.reason ? null : "Tải lại trang rồi thử lại.", form.errors, 400);
  const { intent, on, id, reason } = form.value;
  // to void and to restore is the organiser's
  let result: RulingResult = { ok: false, code: "gone" };
  for (const { view } of intent === "resit" ? contests : []) {
    const round = view.rounds.find((each) => each.id === on);
    if (round) result = await allowResit(args.context.handle, view.contest, { id, person, round, reason }, by);
  }
  if (!result.ok) return refuse(RULING_REFUSALS[result.code], {}, 409);
  return redirect(`${paths.personResit(person)}?xong=1`);
}

export default function PersonResit() {
  const { person, now, contests, asked, id, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = paths.personResit(person);
  const name = contests[0]?.of.name;
  return (
    <>
      <Crumbs items={[{ label: name ?? "Một người", href: paths.person(person) }, { label: "Cho thi lại" }]} />
      <PageHead
        title="Cho thi lại"
        lead="Thêm một lượt ngoài thể lệ khi có lý do: mất điện, máy hỏng, ốm giữa giờ. Ban tổ chức thấy từng quyết định."
      />
      <div className="section last stack">
        {answer?.message && <Note tone="bad" live="alert" title={answer.message} />}
        {done && !answer && (
          <Note tone="ok" live="status" title="Đã cho thi thêm một lượt. Thí sinh vào lại cuộc thi là thấy." />
        )}
        {contests.length === 0 && (
          <Sheet>
            <p>Lúc này không có vòng thi nào đang mở cho bạn này.</p>
            <div className="form-actions">
              <ButtonLink variant="quiet" href={paths.person(person)}>
                Về trang của bạn ấy
              </ButtonLink>
            </div>
          </Sheet>
        )}
        {asked && (
          <RulingForm
            asked={{ intent: "resit", round: asked.round }}
            {...{ id, now, of: asked.of }}
            back={here}
            reason={answer?.reason ?? ""}
            error={answer?.error}
          />
        )}
        {contests.map(({ slug, title, of }) => (
          <ResitSheet key={slug} id={`thi-lai-${slug}`} title={title} rounds={of.rounds} issued={false} />
        ))}
        {contests
          .filter(({ of }) => of.rulings.length > 0)
          .map(({ slug, of }) => (
            <RulingTable key={slug} rulings={of.rulings} />
          ))}
      </div>
    </>
  );
}
