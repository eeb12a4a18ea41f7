// The server's resources. Times are RFC 3339 text with offset, minutes are whole numbers.

export type Role = 'participant' | 'host' | 'site_device' | 'clerk' | 'monitor' | 'admin';
export type Language = 'es' | 'en';
export type Direction = 'in' | 'out';

export interface Named {
  id: string;
  name: string;
}

export interface Session {
  role: Role;
  name: string | null;
  language: Language;
  expires_at: string;
  court: Named | null;
  host: Named | null;
  sites: Named[];
  order: string | null;
  device: string | null;
}

export interface ReceiptKey {
  kty: string;
  crv: string;
  x: string;
  y: string;
  kid?: string;
}

export interface Opening {
  kind: 'participant' | 'site_device';
  first_name: string | null;
  site_name: string | null;
  expires_at: string;
}

export interface Redemption {
  device: string;
  session: Session;
  receipt_key: ReceiptKey;
}

export interface SiteDeviceRedemption {
  site: Named;
  session: Session;
}

export interface Challenge {
  challenge: string;
  expires_at: string;
}

export interface Enrolment {
  id: string;
  code: string;
  url: string;
  svg: string;
  expires_at: string;
}

export interface Device {
  id: string;
  label: string | null;
  enrolled_at: string;
  last_seen_at: string | null;
  revoked_at: string | null;
  version?: number;
}

export interface AccessRow {
  day: string;
  role: string;
  court_name: string | null;
  purpose: string;
}

export interface OpeningHours {
  weekday: number;
  from: string;
  to: string;
}

export interface Site {
  id: string;
  host: string;
  host_name: string;
  name: string;
  address: string;
  time_zone: string;
  closed_on_holidays: boolean;
  opening_hours: OpeningHours[];
  version?: number;
}

export type ClosureCause = 'host' | 'force_majeure' | 'programme' | 'other';

export interface Closure {
  id: string;
  from: string;
  to: string;
  cause: ClosureCause;
  note: string | null;
}

export interface SiteCode {
  url: string;
  short_code: string;
  counter: number;
  valid_from: string;
  valid_until: string;
  server_time: string;
  site: Named;
}

export interface CodeKeys {
  site: Named;
  key_id: string;
  code_prefix: string;
  keys: { day: number; key: string }[];
  server_time: string;
}

export interface Present {
  first_name: string;
  checked_in_at: string;
}

export interface OrderRow {
  id: string;
  case_number: string;
  first_name: string;
  last_name: string;
  site_names: string[];
  week: string | null;
  state: WeekState;
  urgency: number;
  reason: { code: string; text: string };
  required_minutes: number;
  credited_minutes: number;
  provisional_minutes: number;
  needed_minutes: number;
  latest_start: string | null;
  unconfirmed: number;
  missing_times: number;
}

export interface TermsNumbers {
  weekly_required_minutes: number;
  weekly_floor_minutes: number;
  weekly_cap_minutes: number | null;
  daily_cap_minutes: number;
}

export interface Participant {
  first_name: string;
  last_name: string;
  document_type: string;
  document_number: string;
  language: Language;
  phone?: string | null;
}

export interface Order {
  id: string;
  participant: Participant;
  case_number: string;
  starts_on: string;
  ends_on: string | null;
  time_zone: string;
  total_required_minutes: number | null;
  credited_total_minutes: number;
  terms: Terms[];
  pauses: Pause[];
  monthly_report_due_day: number;
  version: number;
}

export interface Terms extends TermsNumbers {
  id: string;
  number: number;
  from_day: string;
  reason: string | null;
  state: 'in_force' | 'proposed';
  created_at: string;
}

export interface Pause {
  id: string;
  from: string;
  to: string;
  reason: string;
}

export interface TimetableEntry {
  id: string;
  weekday: number;
  from: string;
  to: string;
  from_day: string;
  to_day: string | null;
}

export interface Placement {
  id: string;
  site: string;
  site_name: string;
  from_day: string;
  to_day: string | null;
  timetable: TimetableEntry[];
  version?: number;
}

export type AttendanceState =
  | 'open'
  | 'pending'
  | 'presumed'
  | 'contested'
  | 'confirmed'
  | 'claimed'
  | 'denied'
  | 'merged';

export interface Attendance {
  id: string;
  version: number;
  day: string;
  site: Named | null;
  first_name?: string | null;
  checked_in_at: string | null;
  checked_out_at: string | null;
  minutes: number | null;
  state: AttendanceState;
  level: number;
  flags: string[];
  presumed_at: string | null;
  contest: {
    reason: string;
    by_name: string | null;
    at: string;
    checked_in_at: string | null;
    checked_out_at: string | null;
  } | null;
  decision: Ruling | null;
}

export interface Ruling {
  id: string;
  verdict: 'accept' | 'adjust' | 'deny';
  reasons: string;
  at: string;
  /** True while a second person has not agreed. */
  waits: boolean;
}

export type WeekState =
  | 'not_required'
  | 'met'
  | 'excused'
  | 'cured'
  | 'short'
  | 'no_spare'
  | 'on_track'
  | 'awaiting'
  | 'out_of_reach'
  | 'last_chance'
  | 'tight';

export interface Slot {
  starts_at: string;
  ends_at: string;
  minutes: number;
  kind: 'shift' | 'open';
  text: string;
}

export type ShiftStatus = 'done' | 'coming' | 'missed' | 'excused' | 'running' | 'stood_down';

export interface WeekShift {
  id: string;
  starts_at: string;
  ends_at: string;
  site_name: string;
  status: ShiftStatus;
}

export interface Week {
  week: string;
  starts_on: string;
  ends_on: string;
  full_week: boolean;
  required_minutes: number;
  confirmed_minutes: number;
  provisional_minutes: number;
  credited_minutes: number;
  running_minutes: number;
  over_cap_minutes: number;
  excused_minutes: number;
  excuse_pending_minutes: number;
  claimed_minutes: number;
  needed_minutes: number;
  planned_minutes: number;
  capacity_minutes: number;
  latest_start: string | null;
  state: WeekState;
  short_minutes: number;
  below_floor: boolean;
  provisional: boolean;
  missing_check_out: boolean;
  missing_check_in: boolean;
  reasons: { code: string; text: string }[];
  look_again_at: string | null;
  text: string;
  terms_version: number | null;
  slots: Slot[];
  shifts: WeekShift[];
  attendances: Attendance[];
  open_attendance: { id: string; checked_in_at: string; site_name: string } | null;
}

export interface Me {
  first_name: string;
  language: Language;
  order: {
    id: string;
    starts_on: string;
    ends_on: string | null;
    total_required_minutes: number | null;
    credited_total_minutes: number;
    time_zone: string;
  };
  week: Week;
  sites: (Named & { address: string | null })[];
  server_time: string;
}

/** A scan as it travels: what was captured, raw, with the phone's signature. */
export interface ScanBody {
  direction: Direction;
  code: string | null;
  claimed_at: string | null;
  captured_at: string;
  monotonic_ms: number | null;
  server_offset_ms: number | null;
  server_offset_age_s: number | null;
  sequence: number | null;
  previous_hash: string | null;
  app_version: string;
  device: string | null;
  site: string | null;
  note: string | null;
  signature: string | null;
}

export interface Receipt {
  scan: string;
  received_at: string;
  at: string;
  direction: Direction;
  site: Named | null;
  level: number;
  status: 'received';
  flags: string[];
  duplicate: boolean;
  message: { code: string; text: string };
  attendance: {
    id: string;
    checked_in_at: string | null;
    checked_out_at: string | null;
    state: AttendanceState;
  } | null;
  proof: string;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: { pointer: string; code: string; message: string }[];
  kept?: boolean;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
