import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { KEY_NAMES, rankingSentences } from "#app/domain/ranking-words.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import type { RankExplanation as Explained, Neighbour, NoRank } from "./explain-rank.server.ts";
import { Choice, Choices } from "./people-filters.tsx";
import { keyValueWords } from "./rank-words.ts";

const NO_RANK: Record<Exclude<NoRank["why"], "hidden">, { title: string; text: string }> = {
  settling: {
    title: "Bảng xếp hạng đang chốt.",
    text: "Hạng hiện lại khi ban tổ chức chốt xong bảng.",
  },
  waits: {
    title: "Chưa có hạng.",
    text: "Hạng có khi ban tổ chức chốt số thực tế của câu dự đoán.",
  },
  none: {
    title: "Bạn chưa có kết quả được xếp hạng.",
    text: "Hạng có sau khi bạn nộp bài và bài được chấm, thường trong vài giây.",
  },
  only_full: {
    title: "Bạn không có hạng trong vòng này.",
    text: "Cuộc thi chỉ xếp hạng người đạt điểm tối đa. Bạn vẫn được tính vào số người dự thi của trường.",
  },
  recomputing: {
    title: "Bảng đang được tính lại.",
    text: "Thể lệ vừa đổi. Tải lại trang sau ít phút.",
  },
};

export function NoRankNote({ reason }: { reason: NoRank }) {
  if (reason.why === "hidden") {
    return (
      <Note tone="info" title="Điểm và hạng chưa công bố.">
        <p>
          {reason.at === null
            ? "Hạng hiện khi ban tổ chức công bố đáp án."
            : `Hạng hiện cùng lúc với đáp án, từ ${formatDateTime(reason.at)}, khi mọi bài đã đóng.`}
        </p>
      </Note>
    );
  }
  const { title, text } = NO_RANK[reason.why];
  return (
    <Note tone="info" title={title}>
      <p>{text}</p>
    </Note>
  );
}

const COUNTED_WORDS = {
  best: (no: number) => `Lượt được tính là lượt ${no}, lượt tốt nhất của bạn theo thứ tự xếp hạng.`,
  first: () => "Lượt được tính là lượt đầu tiên.",
  last: (no: number) => `Lượt được tính là lượt cuối cùng, lượt ${no}.`,
  sum: () => "Điểm và thời gian là tổng của mọi lượt.",
};

/** Why the own rank is what it is: values, what decided against the next ones, and the rule. Neighbours have no names. */
export function RankExplanation({ explained, hrefOf }: { explained: Explained; hrefOf: (unit: string) => string }) {
  const { rank, total, unitName, group, rule, values, equals, before, after } = explained;
  return (
    <div className="stack">
      <Choices label="Hạng trong">
        {explained.places.map(({ unit, name }) => (
          <Choice key={unit} href={hrefOf(unit)} current={unit === explained.unit}>
            {name}
          </Choice>
        ))}
      </Choices>
      <section aria-labelledby="hang" className="stack">
        <h2 id="hang" className="big-n">
          Hạng {formatNumber(rank)}
          <small>
            {" "}
            trong {formatNumber(total)} người ở {unitName}
            {group && `, ${group}`}
          </small>
        </h2>
        <p>{rule.counted === null ? "Kết quả chung cuộc là tổng của các vòng." : countedWords(explained)}</p>
      </section>
      <section aria-labelledby="so-lieu" className="stack">
        <h2 id="so-lieu">Số liệu của bạn, theo thứ tự được xét</h2>
        <Facts items={values.map(({ key, value }) => ({ term: KEY_NAMES[key], value: keyValueWords(key, value) }))} />
        {rule.actual !== null && <p className="soft">Số thực tế của câu dự đoán: {formatNumber(rule.actual)}.</p>}
      </section>
      <section aria-labelledby="vi-sao" className="stack">
        <h2 id="vi-sao">Điều quyết định</h2>
        <ul>
          <li>{before ? beside(before, "trước") : "Không ai đứng trước bạn."}</li>
          {equals > 0 && (
            <li>
              {formatNumber(equals)} người bằng bạn ở mọi bước, nên cùng hạng {formatNumber(rank)}.
            </li>
          )}
          <li>{after ? beside(after, "sau") : "Không ai đứng sau bạn."}</li>
        </ul>
      </section>
      <section aria-labelledby="thu-tu" className="stack">
        <h2 id="thu-tu">Thứ tự xếp hạng</h2>
        <ol className="steps">
          {rankingSentences(rule).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function countedWords({ rule, attemptNo }: Explained): string {
  return COUNTED_WORDS[rule.counted ?? "sum"](attemptNo);
}

/** "Người ngay trước bạn khác bạn ở bước Thời gian làm bài: 09 phút 12,038 giây, bạn 10 phút 00,000 giây." */
function beside({ key, own, theirs }: Neighbour, side: "trước" | "sau"): string {
  const [a, b] = [keyValueWords(key, theirs), keyValueWords(key, own)];
  return `Người ngay ${side} bạn khác bạn ở bước “${KEY_NAMES[key]}”: người ấy ${a}, bạn ${b}.`;
}
