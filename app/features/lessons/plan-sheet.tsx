import { Crumbs } from "#app/components/crumbs.tsx";
import { Corner } from "#app/components/page-head.tsx";
import { PillarName } from "#app/components/pillar-name.tsx";
import { PrintLine } from "#app/components/print-line.tsx";
import { currencyWords } from "#app/components/source-list.tsx";
import type { PlanSlot } from "#app/content/types.ts";
import { paths } from "#app/paths.ts";
import type { PlanPage } from "./plan.ts";
import { levelsWords } from "./words.ts";

const SLOT_TITLES: Record<PlanSlot, string> = {
  flag: "Sinh hoạt dưới cờ",
  class: "Sinh hoạt lớp, ngoại khoá",
  branch: "Sinh hoạt chi đoàn",
};

function List({ id, title, items }: { id: string; title: string; items: readonly string[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="h-m">
        {title}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

function SlotPlan({ slot, minutes, steps }: PlanPage["slotPlans"][number]) {
  const id = `buoi-${slot}`;
  return (
    <section className="plan-slot" aria-labelledby={id}>
      <h2 id={id} className="h-m">
        {SLOT_TITLES[slot]} <small>{minutes} phút</small>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Phút</th>
            <th scope="col">Làm gì</th>
            <th scope="col" className="num">
              Dài
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ from, to, text }) => (
            <tr key={from}>
              <th scope="row">
                {from}–{to}
              </th>
              <td>{text}</td>
              <td className="num">{to - from}’</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The teacher's plan of a lesson, to read on the screen or to print on A4. */
export function PlanSheet({ plan }: { plan: PlanPage }) {
  const { id, title, pillar, module, moduleTitle, levels, slotPlans } = plan;
  return (
    <>
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: moduleTitle, href: `${paths.lessons()}#${module}` },
          { label: title, href: paths.lesson(id) },
          { label: "Giáo án" },
        ]}
      />
      <article className="paper-sheet plan">
        <header className="head">
          <Corner>
            <div className="eyebrow">
              <PillarName pillar={pillar} /> Giáo án
            </div>
            <h1>{title}</h1>
            <p>
              Dùng cho {levelsWords(levels)} ·{" "}
              {slotPlans.map(({ slot, minutes }) => `${SLOT_TITLES[slot].toLowerCase()} ${minutes} phút`).join(" · ")}
            </p>
          </Corner>
        </header>
        <PrintLine>
          <a href={paths.lessonSlides(id)}>Trình chiếu</a>
          <a href={paths.lessonHandout(id)}>Phiếu học tập</a>
          <a href={paths.lessonHandout(id, true)}>Phiếu có đáp án</a>
          <a href={paths.taught(id)}>Ghi đã dạy</a>
        </PrintLine>
        <div className="plan-top">
          <List id="can-dat" title="Yêu cầu cần đạt" items={plan.results} />
          <List id="chuan-bi" title="Chuẩn bị" items={plan.materials} />
        </div>
        {slotPlans.map((slotPlan) => (
          <SlotPlan key={slotPlan.slot} {...slotPlan} />
        ))}
        <div className="plan-top">
          <List id="goi-nghi" title="Câu hỏi gợi suy nghĩ" items={plan.questions} />
          <List id="luu-y" title="Cần để ý" items={plan.watch} />
        </div>
        <p className="soft small m4">{currencyWords(plan)}</p>
      </article>
    </>
  );
}
