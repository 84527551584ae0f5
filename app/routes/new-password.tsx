import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { SHORTEST_PASSWORD } from "#app/domain/password-rules.ts";
import { isStaff } from "#app/domain/permissions.ts";
import { changePassword, passwordOwner } from "#app/features/accounts/api.server.ts";
import { newPasswordForm } from "#app/features/accounts/forms.ts";
import { checkForm, type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Đặt mật khẩu · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer } = context;
  if (!viewer) throw redirect(paths.signIn(paths.newPassword()));
  return {
    first: viewer.slipPassword,
    mustChange: viewer.slipPassword && isStaff(viewer),
    shortest: SHORTEST_PASSWORD[passwordOwner(viewer)],
    back: safePath(new URL(request.url).searchParams.get("tiep"), paths.home()),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { viewer, sessionToken } = context;
  if (!viewer || !sessionToken) throw redirect(paths.signIn(paths.newPassword()));
  const values = await formValues(request);
  const refuse = (errors: FieldErrors, message: string | null = null) => data({ errors, message }, { status: 400 });
  const form = checkForm(newPasswordForm, values);
  if (!form.ok) return refuse(form.errors);
  const result = await changePassword(context.handle, context.limits, {
    viewer,
    current: viewer.slipPassword ? null : (form.value.current ?? ""),
    password: form.value.password,
    sessionToken,
    address: context.address,
    now: context.clock.now(),
  });
  if (!result.ok) return result.field ? refuse({ [result.field]: result.message }) : refuse({}, result.message);
  return redirect(viewer.slipPassword ? safePath(values.back, paths.home()) : `${paths.ownAccount()}?xong=mat-khau`);
}

export default function NewPassword() {
  const { first, mustChange, shortest, back } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const lead = mustChange
    ? "Mật khẩu trên phiếu chỉ dùng một lần. Đặt mật khẩu riêng rồi vào làm việc."
    : first
      ? "Mật khẩu trên phiếu vẫn dùng được. Đặt mật khẩu riêng thì phiếu và mã QR hết hiệu lực."
      : "Đổi xong, các máy khác đang đăng nhập tài khoản này sẽ thoát ra.";
  return (
    <>
      <PageHead title={first ? "Đặt mật khẩu riêng" : "Đổi mật khẩu"} lead={lead} />
      <div className="section last read">
        <Form method="post" className="sheet stack" noValidate>
          <FormError problems={problem?.message ? [{ message: problem.message }] : []} />
          <input type="hidden" name="back" value={back} />
          {!first && (
            <TextInput
              name="current"
              type="password"
              label="Mật khẩu hiện tại"
              autoComplete="current-password"
              error={problem?.errors.current}
            />
          )}
          <TextInput
            name="password"
            type="password"
            label="Mật khẩu mới"
            hint={`Ít nhất ${shortest} ký tự. Ghép vài từ dễ nhớ là đủ dài.`}
            autoComplete="new-password"
            error={problem?.errors.password}
          />
          <TextInput
            name="again"
            type="password"
            label="Nhập lại mật khẩu mới"
            autoComplete="new-password"
            error={problem?.errors.again}
          />
          <div className="form-actions">
            <Button>Lưu mật khẩu</Button>
            {first && !mustChange && (
              <ButtonLink variant="plain" href={back}>
                Để sau
              </ButtonLink>
            )}
          </div>
        </Form>
      </div>
    </>
  );
}
