/** The first and last day of the period that a date of any precision (`2021`, `2021-07`, `2021-07-28`) stands for. */
export const periodOf = (date: string | null | undefined): { dayFrom: string | null; dayTo: string | null } => {
  if (date == null) return { dayFrom: null, dayTo: null };
  const [year = '', month, day] = date.split('-');
  if (day) return { dayFrom: date, dayTo: date };
  if (!month) return { dayFrom: `${year}-01-01`, dayTo: `${year}-12-31` };
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { dayFrom: `${date}-01`, dayTo: `${date}-${String(lastDay)}` };
};
