import { useEffect, useRef, useState } from "react";
import { clockFace, clockWords, thresholdWords } from "#app/components/countdown-clock.ts";
import { Icon } from "#app/components/icon.tsx";
import { type SteadyClock, useTimeLeft } from "#app/components/use-time-left.ts";

type CountdownProps = {
  /** Time left when the page was made, as the server counts it. */
  remainingMs: number;
  label?: string;
  onEnd?: () => void;
  now?: SteadyClock;
};

/**
 * Clock of a contest. Silent while it ticks; speaks at five minutes and one minute, at the end, and on request. It can be
 * hidden, and the thresholds still come.
 */
export function Countdown({ remainingMs, label = "còn lại", onEnd, now }: CountdownProps) {
  const left = useTimeLeft(remainingMs, now);
  const [hidden, setHidden] = useState(false);
  const [spoken, setSpoken] = useState("");
  const before = useRef(remainingMs);

  useEffect(() => {
    const words = thresholdWords(before.current, left);
    if (words) setSpoken(words);
    if (before.current > 0 && left === 0) onEnd?.();
    before.current = left;
  }, [left, onEnd]);

  return (
    <div className="countdown">
      <div className="clock">
        <Icon name="clock" />
        <span role="timer" aria-live="off" aria-label="Thời gian còn lại">
          {hidden && left > 0 ? "Đã ẩn đồng hồ" : <b>{clockFace(left)}</b>}
        </span>
        <small>{left > 0 ? label : "hết giờ"}</small>
      </div>
      <div className="row countdown-acts">
        <button className="btn plain" type="button" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
          Ẩn đồng hồ
        </button>
        <button className="btn plain" type="button" onClick={() => setSpoken(`Còn ${clockWords(left)}.`)}>
          Đọc thời gian còn lại
        </button>
      </div>
      <span className="hide" role="status">
        {spoken}
      </span>
      <span className="hide" role="alert">
        {left === 0 ? "Hết giờ." : ""}
      </span>
    </div>
  );
}
