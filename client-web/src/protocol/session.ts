// What is answered by HTTP and by `table.join`, by the names that the store uses; all made from ../schemas.
import type * as wire from "./generated";

export type Account = wire.AccountView;
export type CapacityView = wire.CapacityView;
export type TableSummary = wire.TableView;
export type SessionView = wire.SessionAnswer;
export type OwnSession = wire.OwnSession;
export type OwnSessions = wire.OwnSessions;
export type EndedSessions = wire.EndedSessions;
export type PushKind = wire.PushKind;
export type PushSettings = wire.PushSettings;
export type KeepPush = wire.KeepPush;
export type MailSettings = wire.MailSettings;
export type ReceiptFiled = wire.ReceiptFiled;
export type HallAnswer = wire.HallAnswer;
export type HallLink = wire.HallLink;
export type InvitationView = wire.InvitationView;
export type ActingRole = wire.ActingRole;
export type Permission = wire.Permission;
export type You = wire.You;
export type WireEntity = wire.EntityValue;
export type WireRemoval = wire.EntityRef;
/** Parameters of the notification `table.changed`. */
export type TableChanged = wire.Changed;
export type JoinAnswer = wire.Joined;
export type EntryState = wire.EntryState;
export type PastTable = wire.PastTable;
export type PastDifferences = wire.PastDifferences;
export type Difference = wire.Difference;
export type DifferenceCount = wire.DifferenceCount;
export type DifferentField = wire.DifferentField;
export type Recomputed = wire.Recomputed;
export type Receipt = wire.Receipt;
export type ReceiptEntry = wire.ReceiptEntry;
/** What every accepted command answers. */
export type CommandAnswer = wire.Accepted;
