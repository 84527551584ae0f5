import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { QrCode } from "#app/components/qr-code.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { isStaff } from "#app/domain/permissions.ts";
import { changeSecondFactor, secondFactorSetup, turnOnSecondFactor } from "#app/features/accounts/api.server.ts";
import { secondFactorForm, secondStepForm } from "#app/features/accounts/forms.ts";
import { checkForm, type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Bước hai · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  if (!isStaff(viewer)) throw notFound();
  return secondFactorSetup(context.handle, viewer.account, context.clock.now());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  if (!isStaff(viewer)) throw notFound();
  const values = await formValues(request);
  const now = context.clock.now();
  const answer = (errors: FieldErrors, message: string | null, recovery: readonly string[] = []) =>
    data({ errors, message, recovery }, { status: recovery.length > 0 ? 200 : 400 });
  if (values.act === "on") {
    const form = checkForm(secondStepForm, values);
    if (!form.ok) return answer(form.errors, null);
    const result = await turnOnSecondFactor(context.handle, { account: viewer.account, code: form.value.code, now });
    return result.ok ? answer({}, null, result.recovery) : answer({ code: result.message }, null);
  }
  const form = checkForm(secondFactorForm, values);
  if (!form.ok) return answer(form.errors, null);
  const act = values.act === "off" ? "off" : "recovery";
  const own = { account: viewer.account, act, address: context.address, now, ...form.value } as const;
  const result = await changeSecondFactor(context.handle, context.limits, own);
  if (!result.ok) return answer({}, result.message);
  return act === "off" ? redirect(paths.ownSecondFactor()) : answer({}, null, result.recovery);
}

export default function OwnSecondFactor() {
  const setup = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const recovery = answer?.recovery ?? [];
  return (
    <>
      <Crumbs items={[{ label: "Tài khoản", href: paths.ownAccount() }, { label: "Bước hai" }]} />
      <PageHead
        title="Bước hai"
        lead="Sau mật khẩu, nhập thêm mã 6 số trên điện thoại. Ai biết mật khẩu cũng chưa vào được."
      />
      <div className="section last stack read">
        {recovery.length > 0 ? (
          <Recovery codes={recovery} />
        ) : setup.state === "on" ? (
          <Manage errors={answer?.errors ?? {}} message={answer?.message ?? null} />
        ) : (
          <TurnOn qr={setup.qr ?? ""} secret={setup.secret ?? ""} error={answer?.errors.code} />
        )}
      </div>
    </>
  );
}

function Recovery({ codes }: { codes: readonly string[] }) {
  return (
    <Sheet id="khoi-phuc" title="Mã khôi phục">
      <Note tone="warn" title="Chép lại ngay, các mã này chỉ hiện một lần">
        Mất điện thoại thì dùng một mã thay cho mã 6 số. Mỗi mã dùng một lần.
      </Note>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="form-actions">
        <ButtonLink href={paths.ownAccount()}>Đã chép xong</ButtonLink>
      </div>
    </Sheet>
  );
}

function TurnOn({ qr, secret, error }: { qr: string; secret: string; error: string | undefined }) {
  return (
    <Form method="post" className="sheet stack" noValidate>
      <ol className="stack">
        <li>Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, FreeOTP…).</li>
        <li>Trong ứng dụng, thêm tài khoản bằng cách quét mã này, hoặc gõ khoá bên dưới.</li>
        <li>Nhập mã 6 số mà ứng dụng hiện.</li>
      </ol>
      <QrCode svg={qr} label="Mã QR cho ứng dụng xác thực" />
      <p>
        Khoá: <code>{secret}</code>
      </p>
      <input type="hidden" name="act" value="on" />
      <TextInput
        name="code"
        label="Mã 6 số"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        error={error}
      />
      <Button>Bật bước hai</Button>
    </Form>
  );
}

function Manage({ errors, message }: { errors: FieldErrors; message: string | null }) {
  return (
    <Form method="post" className="sheet stack" noValidate>
      <Note tone="ok" title="Bước hai đang bật">
        Tắt hoặc lấy bộ mã khôi phục mới thì cần nhập lại mật khẩu và mã.
      </Note>
      <FormError problems={message ? [{ message }] : []} />
      <TextInput
        name="password"
        type="password"
        label="Mật khẩu"
        autoComplete="current-password"
        error={errors.password}
      />
      <TextInput
        name="code"
        label="Mã 6 số hoặc mã khôi phục"
        autoComplete="one-time-code"
        autoCapitalize="none"
        error={errors.code}
      />
      <div className="form-actions">
        <Button name="act" value="recovery">
          Lấy mã khôi phục mới
        </Button>
        <Button name="act" value="off" variant="danger">
          Tắt bước hai
        </Button>
      </div>
    </Form>
  );
}
