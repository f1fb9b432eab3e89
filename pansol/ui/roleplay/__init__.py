"""Role plays: the agent, whose checker is read along by the trainer; what players share."""
