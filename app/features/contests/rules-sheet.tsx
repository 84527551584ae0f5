import { Facts } from "#app/components/facts.tsx";
import { type ContestRules, hasOverall } from "#app/domain/contest.ts";
import { QUESTION_KINDS, type QuestionKind } from "#app/domain/question.ts";
import { rankingSentences, roundRankingSentences } from "#app/domain/ranking-words.ts";
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { type NoticeLine, NoticeList } from "./notice-list.tsx";
import { rulesFacts, type ShownRound } from "./rules-facts.ts";
import { scoringSentences, sizeSentences } from "./words.ts";

interface RulesSheetProps {
  rules: ContestRules;
  rounds: readonly ShownRound[];
  notices?: readonly NoticeLine[];
  /** Left out while the rules are a draft. */
  version?: { readonly n: number; readonly publishedAt: number; readonly reason: string };
  /** Headings of the sections: 3 beside a form that has its own. */
  level?: 2 | 3;
  /** Kinds of questions in the pool: what is said of points is said of these. */
  kinds?: readonly QuestionKind[];
}

/** The thể lệ, generated from the settings: summary first, then the order of ranking as steps. */
export function RulesSheet({
  rules,
  rounds,
  notices = [],
  version,
  level = 2,
  kinds = QUESTION_KINDS,
}: RulesSheetProps) {
  const Heading = `h${level}` as const;
  const official = rounds.filter((round) => !round.rehearsal);
  const last = official.at(-1);
  return (
    <div className="stack-l rules-sheet">
      {rules.about && (
        <div className="stack-s measure">
          {rules.about.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )}
      {notices.length > 0 && (
        <section aria-labelledby="thong-bao" className="stack-s">
          <Heading id="thong-bao">Văn bản đính kèm</Heading>
          <NoticeList notices={notices} />
        </section>
      )}
      <section aria-labelledby="tom-tat" className="stack">
        <Heading id="tom-tat">Tóm tắt</Heading>
        <Facts items={rulesFacts(rules, rounds).map((fact) => ({ ...fact }))} />
      </section>
      <section aria-labelledby="tinh-diem" className="stack">
        <Heading id="tinh-diem">Cách tính điểm</Heading>
        <ul>
          {scoringSentences(rules, kinds).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="xep-hang" className="stack">
        <Heading id="xep-hang">Cách xếp hạng cá nhân</Heading>
        <ol className="steps">
          {roundRankingSentences(rules).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        {hasOverall(official) && (
          <p>
            Hạng chung cuộc cộng kết quả được tính của các vòng.{" "}
            {rankingSentences({ ranking: rules.overall, sums: true }).join(" ")}
          </p>
        )}
        <p className="soft small">Đồng hồ của máy chủ quyết định. Thời gian làm bài tính từ lúc vào thi đến lúc nộp.</p>
      </section>
      <section aria-labelledby="tap-the" className="stack">
        <Heading id="tap-the">Bảng trường, địa bàn, chi đoàn</Heading>
        <ul>
          {rules.unitFormulas.map((formula) => (
            <li key={formula}>
              <b>{UNIT_FORMULA[formula].name(rules)}.</b> {UNIT_FORMULA[formula].text(rules)}
            </li>
          ))}
        </ul>
        {sizeSentences(rules).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className="soft small">
          Sĩ số lấy tại thời điểm mở cuộc thi. Người không có trong sĩ số được đếm riêng, không tính vào tỷ lệ.
          {last?.freezeAt
            ? ` Bảng công khai dừng lúc ${formatDateTime(last.freezeAt)} cho đến khi công bố kết quả.`
            : ""}
        </p>
      </section>
      {rules.prizes.length > 0 && (
        <section aria-labelledby="giai-thuong" className="stack">
          <Heading id="giai-thuong">Giải thưởng</Heading>
          <ul>
            {rules.prizes.map((prize) => (
              <li key={prize}>{prize}</li>
            ))}
          </ul>
        </section>
      )}
      {version && (
        <p className="soft small">
          Thể lệ bản {version.n}, công bố {formatDateTime(version.publishedAt)}.
          {version.reason && ` Lý do sửa: ${version.reason}`}
        </p>
      )}
    </div>
  );
}
