/** Commands that create and change projects, reviews, items and comments. */
package com.syncsketch.cli.edit;
