import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { askCorrection, correctionLines, gradingWords } from "#app/features/corrections/api.server.ts";
import { CorrectionTable, GradingTable } from "#app/features/corrections/correction-tables.tsx";
import { askForm } from "#app/features/corrections/forms.ts";
import { keyOfForm } from "#app/features/corrections/key-words.ts";
import { QuestionForm } from "#app/features/corrections/question-form.tsx";
import { QuestionTable } from "#app/features/corrections/question-tables.tsx";
import { TimeForm } from "#app/features/corrections/time-form.tsx";
import { ASK_FAULTS } from "#app/features/corrections/words.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import { requireContest } from "#app/features/remedies/api.server.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Đáp án, đính chính · ${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, now } = await requireContest(args);
  const { handle, tasks } = args.context;
  const { contest } = view;
  const query = new URL(args.request.url).searchParams;
  const found = await tasks.run("correction.questions", { contest: contest.id }, { now });
  if (found.questions.length > 0) {
    const seen = { action: "correction.keys", subject: `contest:${contest.id}`, unit: contest.unit };
    await audit(handle.db, { at: now, actor: viewer.account, ...seen, data: { question: query.get("cau") } });
  }
  return {
    slug: contest.slug,
    title: contest.title,
    id: newId(),
    found: {
      ...found,
      questions: found.questions.map(({ version, body, state, drawn, answered, right, facility }) => ({
        version,
        prompt: body.prompt,
        state,
        drawn,
        answered,
        right,
        facility,
      })),
    },
    question: found.questions.find(({ version }) => version === query.get("cau")) ?? null,
    unknown: query.has("cau") && !found.questions.some(({ version }) => version === query.get("cau")),
    timed: query.has("gio"),
    round: query.get("gio") ?? "",
    rounds: view.rounds.map(({ id, title }) => ({ value: id, label: title })),
    corrections: await correctionLines(handle.db, contest.id),
    gradings: await gradingWords(handle.db, view.rounds),
  };
}

const answer = (values: Record<string, string>, errors: Record<string, string>, status: number) =>
  data({ values, errors }, { status });

export async function action(args: ActionFunctionArgs) {
  const { viewer, view, now } = await requireContest(args);
  const { db } = args.context.handle;
  const { contest, rounds } = view;
  const values = await formValues(args.request);
  const form = checkForm(askForm, values);
  if (!form.ok) return answer(values, form.errors, 400);
  const { intent, ...order } = form.value;
  const by = { account: viewer.account, now };
  let key: readonly string[] = [];
  if (intent === "key") {
    for (const round of rounds) {
      const body = (await poolOf(db, round.id)).find(({ version }) => version === values.version)?.body;
      if (body) key = keyOfForm(body, values);
    }
  }
  const result = await askCorrection({ db }, contest, { ...order, kind: intent, key } as Order, by);
  if (result.ok) return redirect(paths.contestCorrection(contest.slug, order.id));
  const field = KEY_FAULTS.has(result.code) ? "key" : "form";
  return answer(values, { [field]: ASK_FAULTS[result.code] }, result.code === "busy" ? 409 : 400);
}

type Order = Parameters<typeof askCorrection>[2];

/** Faults that stand beside the boxes of the key. */
const KEY_FAULTS: ReadonlySet<string> = new Set(["same_key", "unfit", "incomplete", "too_many"]);

export default function ContestKeys() {
  const page = useLoaderData<typeof loader>();
  const { values = {}, errors = {} } = useActionData<typeof action>() ?? {};
  const { slug, found, question } = page;
  const sampled = found.sample < found.attempts;
  const form = { id: page.id, values, errors };
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: page.title, href: paths.organiserContest(slug) },
          { label: "Đáp án, đính chính" },
        ]}
      />
      <PageHead
        title="Đáp án, đính chính"
        lead="Sửa đáp án sai hoặc huỷ một câu. Mọi bài đã đóng được chấm thử trước, bạn xem ai đổi điểm, đổi hạng rồi mới quyết định."
        actions={
          <ButtonLink variant="quiet" href={paths.contestEditions(slug)}>
            Các bản chốt
          </ButtonLink>
        }
      />
      <div className="section last stack">
        {found.waiting.length > 0 && (
          <Note tone="info" title={`Đáp án chưa mở: ${found.waiting.join(", ")}.`}>
            <p>
              Đáp án xem và sửa được khi mọi vòng dùng chung bộ câu hỏi đã đóng và không còn ai làm bài. Điều đính chính
              chỉ có hiệu lực trong cuộc thi này, ngân hàng câu hỏi giữ nguyên.
            </p>
          </Note>
        )}
        {found.cut.length > 0 && (
          <Note tone="warn" title={`Không chấm lại được: ${found.cut.join(", ")}.`}>
            <p>{ASK_FAULTS.cut}</p>
          </Note>
        )}
        {page.unknown && <Note tone="bad" title={ASK_FAULTS.unknown_question} />}
        {!question && !page.timed && errors.form && <Note tone="bad" live="alert" title={errors.form} />}
        {question && <QuestionForm {...form} question={question} key={question.version} />}
        {page.timed && <TimeForm {...form} rounds={page.rounds} round={page.round} />}
        {!question && !page.timed && (
          <>
            {page.corrections.length > 0 && <CorrectionTable slug={slug} lines={page.corrections} />}
            {found.questions.length > 0 && (
              <>
                <p className="small soft">
                  {sampled
                    ? `Số liệu tính trên ${formatNumber(found.sample)} lượt lấy đều từ ${formatNumber(found.attempts)} lượt đã đóng.`
                    : `Số liệu tính trên ${formatNumber(found.attempts)} lượt đã đóng.`}{" "}
                  Câu rất ít người đúng là câu nên xem lại đáp án.
                </p>
                <QuestionTable slug={slug} questions={found.questions} />
              </>
            )}
            <p>
              <a href={paths.contestLostTime(slug)}>Tính giờ bù cho bài đã đóng</a>
            </p>
          </>
        )}
        <GradingTable gradings={page.gradings} />
      </div>
    </>
  );
}
