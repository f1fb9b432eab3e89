"""The Python processes behind the pages: how many visitors hold one, and what each is told."""

import sys
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import ENV_VARIABLE

from pansol.serve.options import Options
from pansol.ui.script import HANDED_OUT, digest


class Kernels(AsyncMappingKernelManager):
    """Kernels that know nothing of the visitor before."""

    parent: Any

    async def start_kernel(  # type: ignore[override]  # jupyter_client types it as synchronous
        self,
        **kwargs: Any,  # noqa: ANN401  # Voilà's own arguments
    ) -> str:
        """Start one kernel."""
        env = kwargs["env"]
        env[HANDED_OUT] = digest()
        if env[ENV_VARIABLE.VOILA_PREHEAT] == "True":
            # Voilà refills its pool with the address that the visitor before asked for.
            env.pop(ENV_VARIABLE.VOILA_REQUEST_URL, None)
            env[ENV_VARIABLE.VOILA_APP_IP] = self.parent.options.reached_from_here
        kernel_id: str = await super().start_kernel(**kwargs)
        return kernel_id

    def visitors(self) -> int:
        """Count the kernels that a page was handed."""
        held_ready = sum(len(pool) for pool in getattr(self, "_pools", {}).values())
        return max(0, len(self.list_kernel_ids()) - held_ready)


class ChannelsHandler(VoilaKernelWebsocketHandler):
    """The websocket between a page and its kernel."""

    async def open(self, kernel_id: str) -> None:
        """Open it, each message sent at once: Nagle's algorithm would hold some back for 40 ms."""
        self.set_nodelay(True)  # tornado's own argument
        await super().open(kernel_id)


def kernel_config(options: Options) -> Config:
    """Voilà's settings for kernels: a pool held ready, the abandoned ended."""
    config = Config()
    config.VoilaConfiguration.multi_kernel_manager_class = Kernels
    config.VoilaConfiguration.preheat_kernel = options.ready > 0
    config.VoilaConfiguration.default_pool_size = options.ready
    config.MappingKernelManager.cull_idle_timeout = options.idle_seconds
    config.MappingKernelManager.cull_interval = max(1, min(60, options.idle_seconds // 2))
    config.MappingKernelManager.cull_connected = False
    # The widget died with its kernel: a new one would serve nobody.
    config.KernelRestarter.restart_limit = 0
    if sys.platform == "linux":
        # Files instead of ports, which run out and can be taken by others. Elsewhere the
        # folder for temporary files may be too long for the name of a socket.
        config.KernelManager.transport = "ipc"
    return config
