// The server's resources under the names the screens use. Times are RFC 3339 text with offset,
// minutes are whole numbers. The shapes themselves are generated: see types.ts.
import type * as api from './types';

export type Session = api.Session;
export type Role = Session['role'];
export type Language = Session['language'];
export type Direction = api.Receipt['direction'];
export type Named = api.Named;

export type Opening = api.Opened;
export type Redemption = api.Redeemed;
export type SiteDeviceRedemption = api.SiteDeviceRedeemed;
export type Challenge = api.Challenge;
export type ReceiptKey = api.PublicKey;
export type Enrolment = api.Enrolment;
export type EnrolmentState = api.EnrolmentState;
export type MatchHow = api.Match['how'];
export type Device = Omit<api.Device, 'locked'> & { locked?: boolean };
export type RevocationReason = api.Revocation['reason'];
export type AccessLog = api.AccessLog;
export type LookPurpose = api.Purpose['purpose'];
export type LookCount = api.LookCount;
export type Reading = api.Reading;
export type Readings = api.Readings;
export type HerRecord = api.HerRecord;

export type Site = api.Site;
export type Closure = api.Closure & { note: string | null };
export type ClosureCause = Closure['cause'];
export type SiteCode = api.Code;
export type Import = api.Import;
export type ImportLine = api.ImportLine;
export type SiteHealth = api.SiteHealth;
export type Insured = api.Insured;
export type Relying = api.Relying;
export type CodeKeys = api.CodeKeys;
export type Present = api.Present;

export type OrderRow = api.OrderRow;
export type Note = api.Note;
export type Order = api.Order & { time_zone: string };
export type Terms = api.Terms;
export type Placement = api.Placement;
export type Shift = api.Shift;

/**
 * What everybody may read of an attendance. A host is told the first name, which she and the
 * clerk know already, and not the reasons of a decision, which both of them read elsewhere.
 */
export type Attendance = Omit<api.Attendance, 'decision'> &
  Pick<api.HostAttendance, 'decision'> & { first_name?: string };
export type AttendanceState = Attendance['state'];
export type BatchResult = api.BatchResult;

export type CourtAttendance = api.CourtAttendance;
export type Verdict = api.Decision['verdict'];
export type DecidedOne = api.DecisionBatchResult;

export type Warning = api.Warning;
export type FullWarning = api.FullWarning;
export type ExcuseRow = api.ExcuseRow;
export type Excuse = api.Excuse;
export type Shortfall = api.Shortfall;
export type WeekDecision = api.WeekDecision;
export type MissedShift = api.MissedShift;
export type MissedShifts = api.MissedShifts;
export type MyWarnings = api.MyWarnings;
export type Told = api.Told;
export type ExcuseCause = Excuse['cause'];
export type ExcuseState = Excuse['state'];
/** Her own view of an attendance: with what she answered. */
export type HerAttendance = api.Answered;
export type MakeUp = api.MakeUp;
export type HourRequest = api.HourRequest;
export type Deadline = api.Deadline;
export type Total = api.Total;
export type IntakeChecks = api.Checks;
export type WholeCase = api.Case;
export type CaseWeek = api.CaseWeek;
export type CaseEvent = api.Event;

export type Me = api.Me;
export type Week = api.Week;
export type WeekState = Week['state'];
export type WeekShift = api.WeekShift;
export type ShiftStatus = WeekShift['status'];
export type Slot = api.Slot;

export type Appearance = api.Appearance;
export type FullAppearance = api.FullAppearance;
export type AppearanceRow = api.AppearanceRow;
export type AppearanceState = Appearance['state'];
export type AppearanceEvent = api.AppearanceEvent;
export type AppearanceRule = api.AppearanceRule;
export type AppearanceRules = api.AppearanceRules;
export type CalendarLink = api.CalendarLink;
export type DeskCode = api.DeskCode;

export type Notice = api.Notice;
export type HostNotice = api.HostNotice;
export type HostInbox = api.HostInbox;
export type Inbox = api.Inbox;
export type NoticeTry = api.Try;
export type CaseNotice = api.CaseNotice;
export type Channel = Omit<api.Channel, 'kind'> & {
  kind: api.Channel['kind'];
  this_device?: boolean;
};
export type ChannelKind = Channel['kind'];
export type ConsentSentence = api.ConsentSentence;
export type ConsentWords = api.ConsentWords;
export type NoticeSettings = api.NoticeSettings;
export type QuietHours = api.QuietHours;
export type SupportPerson = api.SupportPerson;
export type MySupport = api.MySupport;
export type PushKey = api.PushKey;

/** What her phone's pass is made from: see passes/codes.ts. */
export type MyPass = api.Pass;
/** What a site's screen keeps so that it can read passes without network. */
export type Roster = api.Roster;
/** The server's word that this person of the site is at this screen. */
export type Witness = api.Witness;
export type SitePin = api.SitePin;
/** A printed card of hers; what is on it is shown on its page alone. */
export type PaperCard = api.Card;
export type PaperCardEnding = NonNullable<PaperCard['ended_reason']>;

export type Receipt = api.Receipt;
export type OddScan = api.OddScan;
export type ScanResult = api.ScanResult;
export type ProblemBody = api.Problem;

/** A scan as it travels: every field is always there, because every field is signed. */
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
  /** Said by a site's screen alone: the server's word for who of the site stands before it. */
  witness?: string | null;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
