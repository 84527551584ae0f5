import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { LEVELS, type Level } from "#app/domain/question.ts";
import type { Lock } from "#app/domain/revision.ts";
import type { DraftAudience } from "./draft.ts";
import type { Values } from "./form-reader.ts";
import { LockedNote } from "./locked-note.tsx";

export interface AudienceStepProps {
  readonly audience: DraftAudience;
  readonly kinds: readonly { id: string; name: string }[];
  /** Chosen units. */
  readonly units: readonly { id: string; name: string }[];
  /** Names to choose from while typing. */
  readonly suggestions: readonly { words: string; name: string }[];
  readonly hostName: string;
  readonly lock: Lock | null;
  readonly values: Values | null;
  readonly errors: Readonly<Record<string, string>>;
}

const LEVEL_LABELS: Record<Level, string> = {
  primary: "Tiểu học",
  lower: "THCS",
  upper: "THPT, GDTX và đoàn viên ngoài trường",
};

/** Who is invited, and into which groups they are divided. */
export function AudienceStep({
  audience,
  kinds,
  units,
  suggestions,
  hostName,
  lock,
  values,
  errors,
}: AudienceStepProps) {
  const ticked = (name: string, stored: boolean) => (values ? values[name] === "1" : stored);
  const grouping = values?.grouping ?? audience.grouping;
  return (
    <>
      <Sheet id="cap-hoc" title="Cấp học">
        <fieldset className="m3">
          <legend className="hide">Cấp học được thi</legend>
          {LEVELS.map((level) => (
            <Tick
              key={level}
              id={`o-${level}`}
              name={level}
              value="1"
              label={LEVEL_LABELS[level]}
              defaultChecked={ticked(level, audience.levels.includes(level))}
              error={level === "lower" ? errors.lower : undefined}
            />
          ))}
        </fieldset>
      </Sheet>
      <Sheet id="loai-truong" title="Loại trường">
        <p className="soft m2">Không chọn loại nào thì trường nào cũng được thi.</p>
        <fieldset className="ticks m2">
          <legend className="hide">Loại trường được thi</legend>
          {kinds.map((kind) => (
            <Tick
              key={kind.id}
              id={`o-kind_${kind.id}`}
              name={`kind_${kind.id}`}
              value="1"
              label={kind.name}
              defaultChecked={ticked(`kind_${kind.id}`, audience.kinds.includes(kind.id))}
            />
          ))}
        </fieldset>
      </Sheet>
      <Sheet id="don-vi" title="Đơn vị">
        <p className="soft m2">
          {units.length === 0
            ? `Đang mời mọi trường, lớp và chi đoàn của ${hostName}. Chỉ mời vài nơi thì thêm vào đây.`
            : "Chỉ mời những nơi được đánh dấu. Bỏ đánh dấu rồi lưu để bỏ một nơi."}
        </p>
        {units.length > 0 && (
          <fieldset className="ticks m2">
            <legend className="hide">Đơn vị được mời</legend>
            {units.map((unit) => (
              <Tick
                key={unit.id}
                id={`o-unit_${unit.id}`}
                name={`unit_${unit.id}`}
                value="1"
                label={unit.name}
                defaultChecked={ticked(`unit_${unit.id}`, true)}
              />
            ))}
          </fieldset>
        )}
        <div className="add-unit m3">
          <TextInput
            name="newUnit"
            label="Thêm đơn vị"
            hint="Tên hoặc mã: trường, phường, xã, đặc khu, cụm, huyện cũ."
            list="goi-y-don-vi"
            autoComplete="off"
            defaultValue={values?.newUnit}
            error={errors.newUnit}
          />
          <button className="btn quiet" type="submit" name="intent" value="add-unit">
            Thêm vào danh sách
          </button>
        </div>
        <datalist id="goi-y-don-vi">
          {suggestions.map(({ words, name }) => (
            <option key={words} value={words}>
              {words === name ? undefined : name}
            </option>
          ))}
        </datalist>
      </Sheet>
      <Sheet id="bang" title="Bảng và nhóm riêng">
        {lock ? (
          <div className="m3">
            <LockedNote lock={lock} what="Chia bảng và nhóm cán bộ giữ nguyên." />
          </div>
        ) : (
          <>
            <fieldset className="m3">
              <legend>
                <b>Chia bảng</b>
              </legend>
              <Tick
                type="radio"
                id="o-grouping"
                name="grouping"
                value="none"
                label="Không chia bảng"
                defaultChecked={grouping === "none"}
              />
              <Tick
                type="radio"
                id="o-grouping-level"
                name="grouping"
                value="level"
                label="Mỗi cấp học một bảng"
                hint="Bảng A: tiểu học, bảng B: THCS…"
                defaultChecked={grouping === "level"}
              />
              <Tick
                type="radio"
                id="o-grouping-kind"
                name="grouping"
                value="kind"
                label="Mỗi loại trường một bảng"
                defaultChecked={grouping === "kind"}
              />
            </fieldset>
            <Tick
              name="staff"
              id="o-staff"
              value="1"
              label="Cán bộ, giáo viên cũng được thi"
              hint="Thi ở nhóm riêng: thấy điểm của mình, không có hạng và không tính vào số liệu của học sinh."
              defaultChecked={ticked("staff", audience.staff)}
            />
          </>
        )}
      </Sheet>
    </>
  );
}
