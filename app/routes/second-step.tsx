import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { passSecondStep, waitsForSecondStep } from "#app/features/accounts/api.server.ts";
import { secondStepForm } from "#app/features/accounts/forms.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Nhập mã · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const waits = await waitsForSecondStep(context.handle, context.sessionToken, context.clock.now());
  if (!waits) throw redirect(paths.signIn());
  return { back: safePath(new URL(request.url).searchParams.get("tiep"), paths.home()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formValues(request);
  const form = checkForm(secondStepForm, values);
  if (!form.ok) return data({ error: form.errors.code ?? null }, { status: 400 });
  const result = await passSecondStep(context.handle, context.limits, {
    token: context.sessionToken ?? "",
    code: form.value.code,
    address: context.address,
    now: context.clock.now(),
  });
  if (result.ok) return redirect(safePath(values.back, paths.home()));
  if (result.code === "no_session") return redirect(paths.signIn());
  return data({ error: result.message }, { status: 401 });
}

export default function SecondStep() {
  const { back } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Bước hai" lead="Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số đang hiện." />
      <div className="section last read">
        <Form method="post" className="sheet stack" noValidate>
          <input type="hidden" name="back" value={back} />
          <TextInput
            name="code"
            label="Mã 6 số"
            hint="Mất điện thoại: nhập một mã khôi phục đã giữ lại."
            autoComplete="one-time-code"
            inputMode="text"
            autoCapitalize="none"
            spellCheck={false}
            error={problem?.error}
          />
          <Button big full>
            Vào
          </Button>
        </Form>
      </div>
    </>
  );
}
