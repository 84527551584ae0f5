import type { ReactNode } from "react";
import { addressOf, EVERY_GROUP, type PeopleAddress, peopleHref } from "./board-address.ts";
import type { PeoplePage } from "./people-page.server.ts";

interface PeopleFiltersProps {
  readonly slug: string;
  readonly round: string | null;
  readonly people: PeoplePage;
}

/** Where to compare, in which group, in which grade: each choice is a link that can be shared. */
export function PeopleFilters({ slug, round, people }: PeopleFiltersProps) {
  const now = addressOf(people, round);
  const at = (change: PeopleAddress) => peopleHref(slug, { ...now, ...change });
  return (
    <>
      {people.choices.length > 1 && (
        <Choices label="So trong">
          {people.choices.map(({ unit, name, kindLabel }) => (
            <Choice key={unit} href={at({ unit, grade: null })} current={unit === people.unit} title={kindLabel}>
              {name}
            </Choice>
          ))}
        </Choices>
      )}
      {people.groups.length > 0 && (
        <Choices label="Bảng thi">
          {people.groups.map(({ id, name }) => (
            <Choice key={id} href={at({ group: id, grade: null })} current={id === people.group}>
              {name}
            </Choice>
          ))}
          <Choice href={at({ group: EVERY_GROUP, grade: null })} current={people.group === null}>
            Mọi bảng
          </Choice>
        </Choices>
      )}
      {(people.grades.length > 1 || people.grade !== null) && (
        <Choices label="Khối">
          <Choice href={at({ grade: null })} current={people.grade === null}>
            Mọi khối
          </Choice>
          {people.grades.map((grade) => (
            <Choice key={grade} href={at({ grade })} current={grade === people.grade}>
              Khối {grade}
            </Choice>
          ))}
        </Choices>
      )}
    </>
  );
}

export function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="bare row" aria-label={label}>
      {children}
    </ul>
  );
}

interface ChoiceProps {
  readonly href: string;
  readonly current: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

export function Choice({ href, current, title, children }: ChoiceProps) {
  return (
    <li>
      {current ? (
        <span className="badge you plain" aria-current="true">
          {children}
        </span>
      ) : (
        <a className="more" href={href} title={title}>
          {children}
        </a>
      )}
    </li>
  );
}
