import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FormError } from "#app/components/form-error.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";

describe("a field", () => {
  it("belongs to its label and hint", () => {
    render(<TextInput name="lop" label="Tên lớp" hint="Ví dụ: 10A1, 9/1" />);
    const box = screen.getByRole("textbox", { name: "Tên lớp" });
    expect(box).toHaveAccessibleDescription("Ví dụ: 10A1, 9/1");
    expect(box).not.toHaveAttribute("aria-invalid");
  });

  it("with an error stands beside its sentence and keeps what was typed", () => {
    render(
      <TextInput
        name="dong"
        label="Giờ đóng"
        hint="Giờ máy chủ"
        error="Giờ từ 00:00 đến 23:59."
        defaultValue="25:00"
      />,
    );
    const box = screen.getByRole("textbox", { name: "Giờ đóng" });
    expect(box).toBeInvalid();
    expect(box).toHaveValue("25:00");
    expect(box).toHaveAccessibleDescription("Giờ từ 00:00 đến 23:59. Giờ máy chủ");
    expect(box.closest(".field")).toHaveClass("bad");
  });

  it("says that it may stay empty", () => {
    render(<TextArea name="ghi-chu" label="Ghi chú" optional />);
    expect(screen.getByRole("textbox", { name: "Ghi chú (không bắt buộc)" })).toBeInTheDocument();
  });

  it("of several choices offers them and keeps the one chosen", () => {
    const options = [
      { value: "thcs", label: "THCS" },
      { value: "thpt", label: "THPT" },
    ];
    render(<Select name="cap" label="Cấp học" options={options} defaultValue="thpt" error="Chọn một cấp học." />);
    const box = screen.getByRole("combobox", { name: "Cấp học" });
    expect(box).toHaveDisplayValue("THPT");
    expect(box).toHaveAccessibleDescription("Chọn một cấp học.");
  });

  it("to tick can be pressed anywhere on its row", async () => {
    render(<Tick name="tinh-ca" label="Tính cả học sinh chuyển đến sau" error="Đánh dấu để tiếp tục." />);
    const box = screen.getByRole("checkbox", { name: "Tính cả học sinh chuyển đến sau" });
    await userEvent.click(screen.getByText("Tính cả học sinh chuyển đến sau"));
    expect(box).toBeChecked();
    expect(box).toHaveAccessibleDescription("Đánh dấu để tiếp tục.");
  });

  it("gives radios of one name ids of their own", async () => {
    render(
      <>
        <Tick type="radio" name="khoi" value="10" label="Khối 10" />
        <Tick type="radio" name="khoi" value="11" label="Khối 11" />
      </>,
    );
    await userEvent.click(screen.getByText("Khối 11"));
    expect(screen.getByRole("radio", { name: "Khối 11" })).toBeChecked();
    expect(screen.getByRole("radio", { name: "Khối 10" })).not.toBeChecked();
  });
});

describe("the summary of a form", () => {
  it("leads to every field that must be mended", () => {
    render(
      <>
        <FormError
          problems={[
            { field: "dong", message: "Giờ từ 00:00 đến 23:59." },
            { field: "lop", message: "Nhập tên lớp." },
          ]}
        />
        <TextInput name="dong" label="Giờ đóng" error="Giờ từ 00:00 đến 23:59." />
      </>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("Chưa lưu được. Còn 2 chỗ cần sửa.");
    const link = screen.getByRole("link", { name: "Giờ từ 00:00 đến 23:59." });
    expect(link).toHaveAttribute("href", `#${screen.getByRole("textbox", { name: "Giờ đóng" }).id}`);
  });

  it("says one sentence where the whole form is concerned, and nothing where all is well", () => {
    const { container, rerender } = render(<FormError problems={[]} />);
    expect(container).toBeEmptyDOMElement();
    rerender(<FormError problems={[{ message: "Sai tên đăng nhập hoặc mật khẩu." }]} />);
    expect(screen.getByRole("alert")).toHaveTextContent(/^Sai tên đăng nhập hoặc mật khẩu\.$/);
  });
});
