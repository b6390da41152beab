import { materialLines, taskLines, type TextTask } from '../asking/task-lines.ts';
import type { Prompt } from '../calls/completion.ts';
import { editRulesFor } from './edit-rules.ts';
import { REPLY_FORM } from './proposal.ts';

/** The rules in one message, the task and the text in another; of the document nothing stands outside the marks. */
export function editPrompt(task: TextTask): Prompt {
  return {
    messages: [
      { role: 'system', content: editRulesFor(task.pass) ?? '' },
      { role: 'user', content: [...taskLines(task), '', ...materialLines(task)].join('\n') },
    ],
    schema: REPLY_FORM,
  };
}
