// Drawn here, in one stroke style: no icon font, nothing fetched.
const PATHS = {
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4M12 3v2',
  week: 'M12 3a9 9 0 1 0 9 9M12 3v9l6 3',
  scan: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M7 12h10',
  record: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  enter: 'M14 4h5v16h-5M4 12h11M11 8l4 4-4 4',
  leave: 'M10 4H5v16h5M10 12h11M17 8l4 4-4 4',
  tick: 'M5 13l4.5 4.5L19 7',
  ticks: 'M2 13l4 4 8-9M11 16l1.5 1.5L22 8',
  sealed:
    'M12 2l2.6 2.2 3.4-.2.8 3.3 2.9 1.8-1.3 3.1 1.3 3.1-2.9 1.8-.8 3.3-3.4-.2L12 22l-2.6-2.2-3.4.2-.8-3.3-2.9-1.8 1.3-3.1-1.3-3.1 2.9-1.8.8-3.3 3.4.2zM8 12.5l3 3 5-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  ask: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.01',
  note: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 7.5v.01',
  speech: 'M4 5h16v11H9l-5 4z',
  card: 'M3 6h18v12H3zM3 10h18M7 14h3',
  save: 'M12 3v12M7 10l5 5 5-5M4 20h16',
  speaker: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11',
  calendar: 'M5 5h14v15H5zM5 10h14M9 3v4M15 3v4',
  pause: 'M9 6v12M15 6v12',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  lock: 'M6 11h12v10H6zM8 11V7a4 4 0 0 1 8 0v4',
  exit: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  torch: 'M8 3h8v4l-2 3v11h-4V10L8 7zM12 13v2',
  keyboard: 'M3 7h18v11H3zM7 11v.01M11 11v.01M15 11v.01M8 15h8',
  photo: 'M4 7h4l1.5-2h5L16 7h4v12H4zM12 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  cloudOff: 'M3 3l18 18M8 8a5 5 0 0 0-2 9h11M11 6a5 5 0 0 1 6 5 3.5 3.5 0 0 1 3 4',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-5 4-6 8-6s7 1 8 6',
  printer: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  place:
    'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.500 7 12 7 12zM12 6.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500',
  less: 'M5 12h14',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600L19 19M5 19l1.400-1.400M17.600 6.400L19 5',
} as const;

export type IconName = keyof typeof PATHS;

/** Always beside a word: hidden from screen readers. */
export function Icon({ name, little = false }: { name: IconName; little?: boolean }) {
  return (
    <svg class={little ? 'icon little' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
