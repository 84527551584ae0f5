/** The mark: three warps and three wefts turning at the corner of the cloth, and one grain of rice. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <path fill="var(--blue)" d="M2 2h6.9v6H2zM17.1 2H38v6H17.1zM2 9.1h6v7.8H2zM2 25.1h6V38H2z" />
      <path fill="var(--red)" d="M9.1 10h7.8v6H9.1zM25.1 10H38v6H25.1zM10 2h6v6.9h-6zM10 17.1h6V38h-6z" />
      <path fill="var(--yellow)" d="M2 18h6.9v6H2zM17.1 18H38v6H17.1zM18 9.1h6v7.8h-6zM18 25.1h6V38h-6z" />
      <path fill="var(--blue)" d="M28 28c6-.5 10 3.5 10 10-6 .5-10-3.5-10-10z" />
    </svg>
  );
}
