import { type Option, Select } from "#app/components/select.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import type { Values } from "./form-reader.ts";

interface NameFieldsProps {
  title: string;
  slug: string;
  about: string;
  unit: string;
  /** Units that may host the contest; with one there is nothing to choose. */
  units: readonly Option[];
  /** The address is public already. */
  published?: boolean;
  values: Values | null;
  errors: Readonly<Record<string, string>>;
}

/** Name, host, address and introduction of a contest. */
export function NameFields({ title, slug, about, unit, units, published, values, errors }: NameFieldsProps) {
  return (
    <>
      {(units.length <= 1 || published) && <input type="hidden" name="unit" value={unit} />}
      <TextInput
        name="title"
        label="Tên cuộc thi"
        hint="Như ghi trong kế hoạch, ví dụ: Tìm hiểu ASEAN 2026."
        defaultValue={values?.title ?? title}
        error={errors.title}
      />
      {units.length > 1 && !published && (
        <Select
          name="unit"
          label="Đơn vị tổ chức"
          defaultValue={values?.unit ?? unit}
          options={units}
          error={errors.unit}
        />
      )}
      {published ? (
        <div className="field">
          <span className="label">Địa chỉ trang</span>
          <p>
            <b>{slug}</b>
          </p>
          <span className="hint">Không đổi được vì cuộc thi đã công bố.</span>
        </div>
      ) : (
        <TextInput
          name="slug"
          label="Địa chỉ trang"
          hint="Phần cuối của đường dẫn, không dấu. Để trống thì lấy theo tên."
          optional
          defaultValue={values?.slug ?? slug}
          error={errors.slug}
        />
      )}
      <TextArea
        name="about"
        label="Lời giới thiệu"
        hint="Một hai đoạn đầu thể lệ: mục đích, đơn vị phối hợp, nơi hỏi."
        optional
        rows={5}
        defaultValue={values?.about ?? about}
        error={errors.about}
      />
    </>
  );
}
