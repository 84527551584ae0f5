import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { LONGEST_QUERY } from "#app/domain/lesson-search.ts";
import { paths } from "#app/paths.ts";

/** Finds in lessons; the script answers as one types, without it the button asks the server. */
export function SearchForm({ query }: { query: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element <search> is younger than our oldest browsers
    <form role="search" method="get" action={paths.lessons()} className="inline lesson-search" data-search>
      <TextInput
        name="tim"
        label="Tìm trong bài học"
        hint="Gõ không dấu cũng được, ví dụ: hien chuong"
        type="search"
        defaultValue={query}
        maxLength={LONGEST_QUERY}
        autoComplete="off"
      />
      <Button variant="quiet" icon="search">
        Tìm
      </Button>
    </form>
  );
}
