import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { paths } from "#app/paths.ts";

type ScriptedPageProps = {
  /** Address of the small script, see browserScript. */
  script: string;
  /** The lesson of the page, if it is one. */
  lesson?: string;
  /** Address of the worker that keeps the page for reading without network, see lessonWorker. */
  worker?: string;
  /** Address of what can be found, on the page with the search. */
  index?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A page that is the same bytes for everyone. Its small script asks who reads; the addresses it needs stand here as data
 * attributes, because scripts of pages spell none.
 */
export function ScriptedPage({ script, lesson, worker, index, className, children }: ScriptedPageProps) {
  return (
    <div
      className={classNames(className)}
      data-lesson={lesson}
      data-index={index}
      data-me={paths.me()}
      data-progress={paths.lessonProgress()}
      data-sign-out={paths.signOut()}
      data-account={paths.ownAccount()}
      data-worker={worker}
      data-scope={worker && paths.lessons()}
    >
      {children}
      <script type="module" src={script} />
    </div>
  );
}
