import { browserScript, staticDocument } from "#app/http/document.server.tsx";
import { AttemptPage, type AttemptPageProps } from "./attempt-page.tsx";

/** The attempt's page as HTML. */
export function renderAttemptPage(props: AttemptPageProps): string {
  return staticDocument({
    title: `${props.view.contest.title} · Góc ASEAN`,
    bodyClass: "attempt",
    script: browserScript("attempt"),
    children: <AttemptPage {...props} />,
  });
}
