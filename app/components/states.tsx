import type { ReactNode } from "react";
import { LoomArt, type LoomKind } from "#app/components/loom-art.tsx";

type StateProps = {
  title: string;
  /** What to do first, or what comes next. One. */
  action?: ReactNode;
  level?: 1 | 2 | 3;
  children?: ReactNode;
};

type FrameProps = StateProps & { art: ReactNode; live?: "status" | "alert" };

function StateFrame({ title, action, level = 2, children, art, live }: FrameProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="state">
      {art}
      <Heading className={level === 1 ? undefined : "h-m"}>{title}</Heading>
      {children && (
        <div className="soft" role={live}>
          {children}
        </div>
      )}
      {action && <div className="row">{action}</div>}
    </div>
  );
}

function woven(kind: LoomKind) {
  return <LoomArt kind={kind} />;
}

/** Nothing here yet: an empty loom and the first action. */
export function EmptyState(props: StateProps) {
  return <StateFrame {...props} art={woven("empty")} />;
}

/** All done: finished cloth and the next step. */
export function DoneState(props: StateProps) {
  return <StateFrame {...props} art={woven("done")} />;
}

/** At work: the loom weaves; `children` says how far ("Đã xong 120 trong 214 trường."). */
export function LoadingState(props: StateProps) {
  return <StateFrame {...props} live="status" art={<div className="loom p-common" aria-hidden="true" />} />;
}

type ErrorStateProps = StateProps & {
  /** Read over the phone to support, who finds the log line by it. */
  errorId?: string;
};

/** A broken thread: what happened, how to try again, the id to tell support. */
export function ErrorState({ errorId, children, ...props }: ErrorStateProps) {
  return (
    <StateFrame {...props} art={woven("broken")}>
      {children}
      {errorId && (
        <p>
          Mã lỗi <span className="error-id">{errorId}</span>
        </p>
      )}
    </StateFrame>
  );
}
