import { Strip } from "#app/components/strip.tsx";
import { paths } from "#app/paths.ts";
import type { PillarDoor } from "./pages.server.ts";
import { lessonCountWords } from "./words.ts";

/** The doors to the pillars: what each holds, how many lessons, how long. */
export function PillarStrips({ doors }: { doors: readonly PillarDoor[] }) {
  return (
    <ul className="bare grid g2 strips">
      {doors.map(({ pillar, slug, about, lessons }) => (
        <li key={pillar}>
          <Strip pillar={pillar} href={`${paths.lessons()}#${slug}`} count={lessonCountWords(lessons)}>
            {about}
          </Strip>
        </li>
      ))}
    </ul>
  );
}
