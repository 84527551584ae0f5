import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PILLAR_NAMES, pillarClass } from "#app/components/pillar-name.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { handInTest, testPage } from "#app/features/assignments/api.server.ts";
import { isPillar } from "#app/features/assignments/items.ts";
import { TestQuestions } from "#app/features/assignments/test-questions.tsx";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons" };
export const meta: MetaFunction = () => [{ title: "Bài kiểm tra · Góc ASEAN" }];

const PHASES: Readonly<Record<string, "before" | "after">> = { truoc: "before", sau: "after" };

function asked({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { person } = requireViewer(context, request);
  const phase = PHASES[params.phase ?? ""];
  const pillar = params.pillar ?? "";
  if (!phase || !isPillar(pillar)) throw notFound();
  return { person, pillar, phase, now: context.clock.now() };
}

export async function loader(args: LoaderFunctionArgs) {
  const ask = asked(args);
  const page = await testPage(args.context.handle, args.context.content, ask);
  if (!page) throw notFound();
  return { pillar: ask.pillar, phase: ask.phase, page };
}

export async function action(args: ActionFunctionArgs) {
  const ask = asked(args);
  const outcome = await handInTest(args.context.handle, args.context.content, ask, await args.request.formData());
  if (outcome === "gone") throw notFound();
  if (outcome !== "done") return data(outcome, 400);
  return redirect(paths.pillarTest(ask.pillar, ask.phase));
}

export default function PillarTest() {
  const { pillar, phase, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const name = PILLAR_NAMES[pillar];
  return (
    <div className={pillarClass(pillar)}>
      <Crumbs items={[{ label: "Bài được giao", href: paths.ownAssignments() }, { label: "Bài kiểm tra" }]} />
      <PageHead
        corner
        pillar={pillar}
        title={phase === "before" ? "Kiểm tra trước khi học" : "Kiểm tra sau khi học"}
        lead={
          page.state === "asked"
            ? "Không tính giờ, không lấy điểm. Chưa biết thì cứ chọn câu bạn nghĩ là đúng."
            : undefined
        }
      />
      <div className="section last measure stack-l">
        {page.state === "too_late" && (
          <EmptyState title="Bạn đã làm bài sau khi học">
            <p>Bài trước khi học không còn cần nữa.</p>
          </EmptyState>
        )}
        {page.state === "asked" && (
          <Form method="post" className="stack-l">
            {answer && (
              <Note tone="warn" live="alert" title={`Còn ${formatNumber(answer.unanswered)} câu chưa trả lời`}>
                Làm nốt rồi nộp, hoặc bấm “Nộp luôn”: câu bỏ trống tính là chưa đúng.
              </Note>
            )}
            <TestQuestions questions={page.questions} answers={answer?.answers ?? {}} />
            <div className="form-actions">
              <Button big disabledReason={busy ? "Đang nộp…" : undefined}>
                Nộp bài
              </Button>
              {answer && (
                <Button variant="quiet" name="anyway" value="yes">
                  Nộp luôn
                </Button>
              )}
            </div>
          </Form>
        )}
        {page.state === "done" && (
          <>
            <WovenBar
              label={phase === "before" ? "Trước khi học" : "Sau khi học"}
              value={page.right}
              max={page.total}
              words={`đúng ${formatNumber(page.right)} trong ${formatNumber(page.total)} câu`}
            />
            {page.before && (
              <WovenBar
                label="Trước khi học"
                value={page.before.right}
                max={page.before.total}
                words={`đúng ${formatNumber(page.before.right)} trong ${formatNumber(page.before.total)} câu`}
              />
            )}
            {phase === "before" ? (
              <p>
                Đây là chỗ bạn bắt đầu. Học phần {name} rồi làm lại: đáp án có trong bài học, lần sau bạn sẽ gặp lại các
                câu này.
              </p>
            ) : (
              <p className="soft">Chênh nhau một, hai câu có thể chỉ do may rủi.</p>
            )}
            {page.wrong.length > 0 && (
              <section aria-labelledby="doc-lai">
                <h2 id="doc-lai" className="h-m mb3">
                  Nên đọc lại
                </h2>
                <ul className="stack-s">
                  {page.wrong.map(({ key, prompt, lesson }) => (
                    <li key={key}>
                      {prompt}
                      <p className="small">
                        Trong bài <a href={paths.lesson(lesson.id)}>{lesson.title}</a>
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <div className="row">
              <ButtonLink href={paths.ownAssignments()}>Bài được giao</ButtonLink>
            </div>
          </>
        )}
      </div>
    </div>
  );
}
