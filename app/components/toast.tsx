import { type ReactNode, useState } from "react";
import { Icon, type IconName } from "#app/components/icon.tsx";

type ToastProps = {
  children: ReactNode;
  icon?: IconName;
  /** "Hoàn tác": a button or a link. */
  action?: ReactNode;
};

/** Short word on what can be undone or ignored. It stays until closed or until the next page: nothing runs away. */
export function Toast({ children, icon = "check", action }: ToastProps) {
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className="toast" role="status">
      <Icon name={icon} />
      <span>{children}</span>
      <span className="toast-act">
        {action}
        <button type="button" onClick={() => setClosed(true)}>
          Đóng
        </button>
      </span>
    </div>
  );
}
