import { formatDateTime } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";

export interface RulesVersion {
  readonly version: number;
  readonly reason: string;
  readonly publishedAt: number;
}

/** Earlier versions of the thể lệ, each readable, with the reason of the change; nothing while there is one version. */
export function RulesHistory({ slug, versions }: { slug: string; versions: readonly RulesVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <details className="rules-history">
      <summary>Các bản thể lệ trước ({versions.length})</summary>
      <ul className="m3">
        {versions.map(({ version, reason, publishedAt }) => (
          <li key={version}>
            <a href={paths.contestVersion(slug, version)}>Bản {version}</a>, công bố {formatDateTime(publishedAt)}
            {reason && <span className="soft">. {reason}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
