import { can, ROLE_PERMISSIONS, ROLES, type Role } from "./permissions.ts";

/**
 * The roles that a program may have: those that allow anything, and not those that manage people, or whoever holds one key
 * could make themselves the next.
 */
export const PROGRAM_ROLES: readonly Role[] = ROLES.filter((role) => ROLE_PERMISSIONS[role].length > 0 && !can(role, "user.manage"));

/** What orders says where its orders come from. */
export const mayOrder = (role: Role): boolean => can(role, "order.create");
