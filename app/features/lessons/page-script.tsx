import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { paths } from "#app/paths.ts";

type ScriptedPageProps = {
  /** Address of the small script, see browserScript. */
  script: string;
  /** The lesson of the page, if it is one, or what else its reader gets done (see `progressId` of countries). */
  lesson?: string;
  /** Address of the worker that keeps the page for reading without network, see lessonWorker. */
  worker?: string;
  /** Where that worker is at home: this page and those below it. */
  scope?: string;
  /** Address of what can be found, on the page with the search. */
  index?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A page that is the same bytes for everyone. Its small script asks who reads; the addresses it needs stand here as data
 * attributes, because scripts of pages spell none.
 */
export function ScriptedPage({
  script,
  lesson,
  worker,
  scope = paths.lessons(),
  index,
  className,
  children,
}: ScriptedPageProps) {
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
      data-scope={worker && scope}
    >
      {children}
      <script type="module" src={script} />
    </div>
  );
}
