import { useEffect, useRef, useState } from "react";
import { Button } from "#app/components/button.tsx";
import { clockFace, thresholdWords } from "#app/components/countdown-clock.ts";
import { Icon } from "#app/components/icon.tsx";
import { formatTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { type BellOptions, type BellState, useBell } from "./use-bell.ts";

interface WaitingRoomProps extends Omit<BellOptions, "path" | "go"> {
  readonly slug: string;
  readonly minutes: number;
  readonly opensAt: number;
  /** Address of the attempt's script: fetched while there is time. */
  readonly script: string;
  readonly go?: BellOptions["go"];
}

const openPage = (next: string) => window.location.assign(next);

const STATE_WORDS: Readonly<Record<Exclude<BellState, "waiting">, string>> = {
  opening: "Đến giờ. Bài sẽ mở lần lượt trong ít giây.",
  again: "Máy chủ đang đông. Trang này tự vào lại sau vài giây, cứ để mở.",
};

/** The contest's page just before the bell. Without JavaScript it is the time and a button to press then. */
export function WaitingRoom({ slug, minutes, opensAt, script, go = openPage, ...bell }: WaitingRoomProps) {
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  const { state, left } = useBell({ ...bell, path: paths.startContest(slug), go });
  const spoken = useSpoken(left);
  return (
    <form method="post" action={paths.startContest(slug)} className="stack">
      <link rel="modulepreload" href={script} />
      <div className="clock waiting-clock">
        <Icon name="clock" />
        <span role="timer" aria-live="off" aria-label="Thời gian còn lại đến giờ mở">
          <b>{clockFace(left)}</b>
        </span>
        <small>{runs ? `đến ${formatTime(opensAt)}` : `đến ${formatTime(opensAt)}, tính lúc mở trang`}</small>
      </div>
      {runs ? (
        <p>
          {state === "waiting" ? (
            <>
              <b>Cứ để trang này mở.</b> Đến giờ bài tự mở, không cần bấm. Bạn có {minutes} phút, tính từ lúc bài của
              bạn mở.
            </>
          ) : (
            <b>{STATE_WORDS[state]}</b>
          )}
        </p>
      ) : (
        <p>
          Đến <b>{formatTime(opensAt)}</b> thì bấm nút dưới đây. Bạn có {minutes} phút, tính từ lúc bấm.
        </p>
      )}
      {(!runs || state === "again") && (
        <Button big full>
          Bắt đầu làm bài
        </Button>
      )}
      <span className="hide" role="status">
        {state === "waiting" ? spoken : STATE_WORDS[state]}
      </span>
    </form>
  );
}

/** What is read out while the clock runs: at five minutes and at one. */
function useSpoken(left: number): string {
  const [spoken, setSpoken] = useState("");
  const before = useRef(left);
  useEffect(() => {
    const words = thresholdWords(before.current, left);
    if (words) setSpoken(`${words.replace(/\.$/, "")} nữa là đến giờ mở.`);
    before.current = left;
  }, [left]);
  return spoken;
}
