import { Crumbs } from "#app/components/crumbs.tsx";
import { PillarName } from "#app/components/pillar-name.tsx";
import { PrintLine } from "#app/components/print-line.tsx";
import { currencyWords } from "#app/components/source-list.tsx";
import { paths } from "#app/paths.ts";
import type { Handout, HandoutQuestion } from "./handout.ts";

function Question({ question: { prompt, several, options, answer } }: { question: HandoutQuestion }) {
  return (
    <li>
      <p className="handout-prompt">
        {prompt}
        {several && <span className="soft"> (chọn mọi ý đúng)</span>}
      </p>
      <ul className="bare handout-options">
        {options.map(({ letter, text }) => {
          const right = answer?.letters.includes(letter) ?? false;
          return (
            <li key={letter} className={right ? "right" : undefined}>
              <b>{letter}</b> <span>{text}</span>
              {right && <span className="hide"> (đáp án đúng)</span>}
            </li>
          );
        })}
      </ul>
      {answer && (
        <p className="handout-answer">
          <b>Đáp án {answer.letters.join(", ")}.</b> {answer.why.join(" ")}
        </p>
      )}
    </li>
  );
}

/** Lines to write on. */
function Ruled() {
  return (
    <div className="ruled" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** The handout of a lesson on A4: with answers for who corrects it, without for who fills it in. */
export function HandoutSheet({ handout }: { handout: Handout }) {
  const { id, title, pillar, summary, answers, questions, asks, terms } = handout;
  return (
    <>
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: title, href: paths.lesson(id) },
          { label: answers ? "Phiếu có đáp án" : "Phiếu học tập" },
        ]}
      />
      <article className="paper-sheet handout">
        <header className="m4">
          <p className="eyebrow">
            <PillarName pillar={pillar} /> {answers ? "Phiếu học tập, bản có đáp án" : "Phiếu học tập"}
          </p>
          <h1>{title}</h1>
          <p className="m2">{summary}</p>
        </header>
        <PrintLine>
          <a href={paths.lessonHandout(id, !answers)}>{answers ? "Bản không đáp án" : "Bản có đáp án"}</a>
          <a href={paths.lesson(id)}>Mở bài học</a>
        </PrintLine>
        {!answers && (
          <p className="name-line">
            <span>
              Họ và tên <i />
            </span>
            <span>
              Lớp <i />
            </span>
            <span>
              Ngày <i />
            </span>
          </p>
        )}
        <section aria-labelledby="cau-hoi">
          <h2 id="cau-hoi" className="h-m">
            Câu hỏi
          </h2>
          <ol className="handout-questions">
            {questions.map((question) => (
              <Question key={question.id} question={question} />
            ))}
          </ol>
        </section>
        {asks.length > 0 && (
          <section aria-labelledby="hoi-them">
            <h2 id="hoi-them" className="h-m">
              Hỏi thêm
            </h2>
            <ul className="bare handout-asks">
              {asks.map((ask) => (
                <li key={ask}>
                  <p>{ask}</p>
                  {!answers && <Ruled />}
                </li>
              ))}
            </ul>
          </section>
        )}
        {terms.length > 0 && (
          <section aria-labelledby="tu-ngu">
            <h2 id="tu-ngu" className="h-m">
              Từ ngữ
            </h2>
            <ul className="bare handout-terms small">
              {terms.map((term) => (
                <li key={term.id}>
                  <b>{term.vi}</b> (<i lang="en">{term.en}</i>): {term.meaning}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="soft small m4">{currencyWords(handout)}</p>
      </article>
    </>
  );
}
