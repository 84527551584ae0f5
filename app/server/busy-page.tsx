import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { Mark } from "#app/components/mark.tsx";
import { Note } from "#app/components/note.tsx";
import { ErrorState, LoadingState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { staticDocument } from "#app/http/document.server.tsx";
import { paths } from "#app/paths.ts";

function busyDocument(title: string, children: ReactNode, refreshSeconds?: number): string {
  return staticDocument({
    title: `${title} · Góc ASEAN`,
    refreshSeconds,
    children: (
      <main className="wrap">
        <div className="section last read stack">
          <p className="brand">
            <Mark />
            <b>Góc ASEAN</b>
          </p>
          {children}
        </div>
      </main>
    ),
  });
}

let page: string | null = null;
let formPage: string | null = null;

/** What people see while the machine works off a rush: it loads itself again. Rendered once. */
export function busyPage(): string {
  page ??= busyDocument(
    "Đang đông người vào",
    <LoadingState title="Đang đông người vào" level={1}>
      Máy chủ nhận bài thi trước. Trang này tự tải lại sau vài giây, cứ để mở.
    </LoadingState>,
    6,
  );
  return page;
}

/** The answer to a form that was not taken: the browser still has what was typed, one page back. Rendered once. */
export function notTakenPage(): string {
  formPage ??= busyDocument(
    "Chưa nhận được",
    <ErrorState title="Máy chủ đang bận, chưa nhận được" level={1}>
      Bấm nút quay lại của trình duyệt: những gì vừa nhập vẫn ở đó. Chờ vài giây rồi gửi lại.
    </ErrorState>,
  );
  return formPage;
}

/** The sign-in form again, with the code as it was typed. */
export function busySignInPage({ login, back }: { login: string; back: string }): string {
  return busyDocument(
    "Đăng nhập",
    <form method="post" action={paths.signIn()} className="sheet stack signin-form">
      <h1 className="h-m">Đăng nhập</h1>
      <Note tone="warn" live="alert" title="Nhiều người đang đăng nhập cùng lúc.">
        <p>Chưa kiểm tra được mật khẩu. Chờ khoảng 10 giây, nhập lại mật khẩu rồi bấm Đăng nhập.</p>
      </Note>
      <input type="hidden" name="back" value={back} />
      <TextInput
        name="login"
        label="Mã đăng nhập"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={login.slice(0, 80)}
      />
      <TextInput name="password" type="password" label="Mật khẩu" autoComplete="current-password" />
      <Button big full>
        Đăng nhập
      </Button>
    </form>,
  );
}
