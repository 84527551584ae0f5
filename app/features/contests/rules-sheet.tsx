import { Facts } from "#app/components/facts.tsx";
import type { ContestRules } from "#app/domain/contest.ts";
import { UNIT_FORMULA_TEXT } from "#app/domain/unit-ranking.ts";
import { formatDateTime, formatRange } from "#app/domain/vietnamese.ts";
import { attemptsWords, audienceWords, closingWords, PILLAR_WORDS, paperWords, RANKING_SENTENCES } from "./words.ts";

interface RulesSheetProps {
  rules: ContestRules;
  rounds: readonly { title: string; opensAt: number; closesAt: number; freezeAt: number | null }[];
  version: number;
  publishedAt: number;
}

/** The thể lệ, generated from the settings: summary first, then the order of ranking as steps. */
export function RulesSheet({ rules, rounds, version, publishedAt }: RulesSheetProps) {
  const last = rounds.at(-1);
  return (
    <div className="stack-l">
      <section aria-labelledby="tom-tat" className="stack">
        <h2 id="tom-tat">Tóm tắt</h2>
        <Facts
          items={[
            { term: "Ai được thi", value: audienceWords(rules) },
            ...rounds.map((round) => ({ term: round.title, value: formatRange(round.opensAt, round.closesAt) })),
            { term: "Đề thi", value: paperWords(rules) },
            {
              term: "Phạm vi",
              value: rules.quota.map((line) => `${PILLAR_WORDS[line.pillar]} ${line.n} câu`).join(" · "),
            },
            { term: "Số lượt", value: attemptsWords(rules) },
          ]}
        />
        {last && <p className="soft small">{closingWords(rules, last.closesAt)}</p>}
      </section>
      <section aria-labelledby="xep-hang" className="stack">
        <h2 id="xep-hang">Cách xếp hạng cá nhân</h2>
        <ol className="steps">
          {rules.ranking.map((key) => (
            <li key={key}>{RANKING_SENTENCES[key]}</li>
          ))}
          <li>Bằng nhau ở mọi bước thì cùng hạng: 1, 2, 2, 4.</li>
        </ol>
        <p className="soft small">Đồng hồ của máy chủ quyết định. Thời gian làm bài tính từ lúc vào thi đến lúc nộp.</p>
      </section>
      <section aria-labelledby="tap-the" className="stack">
        <h2 id="tap-the">Bảng trường, địa bàn, chi đoàn</h2>
        <ul>
          {rules.unitFormulas.map((formula) => (
            <li key={formula}>
              <b>{UNIT_FORMULA_TEXT[formula].name}.</b> {UNIT_FORMULA_TEXT[formula].text}
            </li>
          ))}
        </ul>
        <p className="soft small">
          Sĩ số lấy tại thời điểm mở cuộc thi. Người không có trong sĩ số được đếm riêng, không tính vào tỷ lệ.
          {last?.freezeAt
            ? ` Bảng công khai dừng lúc ${formatDateTime(last.freezeAt)} cho đến khi công bố kết quả.`
            : ""}
        </p>
      </section>
      <p className="soft small">
        Thể lệ bản {version}, công bố {formatDateTime(publishedAt)}.
      </p>
    </div>
  );
}
