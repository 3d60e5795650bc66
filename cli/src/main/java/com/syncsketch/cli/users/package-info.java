/** Commands about the users of projects and workspaces. */
package com.syncsketch.cli.users;
