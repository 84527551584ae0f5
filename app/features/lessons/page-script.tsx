import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { paths } from "#app/paths.ts";

type ScriptedPageProps = {
  /** Address of the small script, see browserScript. */
  script: string;
  /** The lesson of the page, if it is one. */
  lesson?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A page that is the same bytes for everyone. Its small script asks who reads; the addresses it needs stand here as data
 * attributes, because scripts of pages spell none.
 */
export function ScriptedPage({ script, lesson, className, children }: ScriptedPageProps) {
  return (
    <div
      className={classNames(className)}
      data-lesson={lesson}
      data-me={paths.me()}
      data-progress={lesson && paths.lessonProgress()}
      data-sign-out={paths.signOut()}
    >
      {children}
      <script type="module" src={script} />
    </div>
  );
}
